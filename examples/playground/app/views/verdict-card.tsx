import type { VNode } from 'preact'
import { checked, explanation, isAboutPolicy } from '../judged.js'
import { remedy } from '../remedy.js'
import { edit } from '../state.js'
import { verdict, witness } from '../verdict.js'
import { focusVerdict } from './focus.js'
import { ProblemList } from './problem-list.js'
import { Mark, Prose } from './prose.js'

/** The verdict, who says so, and what to change. */
export function VerdictCard(): VNode {
  const { tone, title, why, line, section } = verdict.value
  return (
    <section id="verdict" data-verdict={tone} aria-labelledby="verdict-title">
      <h2 id="verdict-title" tabIndex={-1}>
        {title}
      </h2>
      <WitnessLine />
      <p>
        <span id="why">
          <Prose text={why} />
        </span>
        {section !== undefined && (
          <>
            {' '}
            <a class="section" href={`https://fetch.spec.whatwg.org/${section}`}>
              Fetch standard
            </a>
          </>
        )}
      </p>
      {line !== undefined && <code class="line">{line}</code>}
      {isAboutPolicy.value && !checked.value.starts && <ProblemList state={checked.value} />}
      {tone !== 'unknown' && <RemedyPart />}
    </section>
  )
}

function WitnessLine(): VNode | null {
  const { state, says } = witness.value
  if (state === 'none') return null
  return (
    <p id="witness" data-state={state}>
      {state === 'agrees' && <Mark outcome="pass" />}
      {state === 'differs' && <Mark outcome="fail" />}
      {says}
    </p>
  )
}

function RemedyPart(): VNode | null {
  const shown = remedy.value
  const warnings = explanation.value?.warnings ?? []
  if (!shown && warnings.length === 0) return null
  return (
    <div id="remedy">
      {shown && (shown.changes.length === 0 || !isAboutPolicy.value) && (
        <p>
          <Prose text={shown.says} />
        </p>
      )}
      {shown && shown.changes.length > 0 && (
        <ul class="suggestions" aria-label={shown.says}>
          {shown.changes.map(({ source, why }) => (
            <li>
              <code>{source}</code>
              {why !== '' && (
                <span>
                  <Prose text={why} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown?.act && (
        <button
          type="button"
          class="primary fix"
          onClick={() => {
            if (shown.act) edit(shown.act.change)
            focusVerdict()
          }}
        >
          {shown.act.label}
        </button>
      )}
      {warnings.map(({ message }) => (
        <p class="warning">
          <Prose text={`Warning: ${message}`} />
        </p>
      ))}
    </div>
  )
}
