import type { ExplainedStep } from 'allow-origin'
import type { VNode } from 'preact'
import type { Header } from '../../../../src/protocol/header-list.js'
import { Mark } from './prose.js'

/** What the browser checks. The verdict already says what failed, so the steps are folded up. */
export function Steps({
  title,
  steps,
}: {
  readonly title: string
  readonly steps: readonly ExplainedStep[]
}): VNode {
  const failed = steps.filter(({ outcome }) => outcome === 'fail').length
  return (
    <li class="move checks">
      <details>
        <summary>
          <Mark outcome={failed > 0 ? 'fail' : 'pass'} /> {title}
          <span class="count">
            {steps.length === 1 ? 'one check' : `${steps.length} checks`}
            {failed > 0 && `, ${failed} failed`}
          </span>
        </summary>
        <ul class="steps">
          {steps.map(({ outcome, sentence, line, section }) => (
            <li class={outcome}>
              <Mark outcome={outcome} />
              <p>{sentence}</p>
              {line !== null && <code class="line">{line}</code>}
              <a class="section" href={`https://fetch.spec.whatwg.org/${section}`}>
                Fetch standard, {section.slice(1)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

/** Marks the headers that decided something, and the ones that are missing. */
export function ResponseHeaders({
  headers,
  steps,
}: {
  readonly headers: readonly Header[]
  readonly steps: readonly ExplainedStep[]
}): VNode {
  const missing = steps.flatMap(({ line, outcome }) =>
    line?.startsWith('no ') && outcome === 'fail' ? [line] : [],
  )
  return (
    <ul class="headers">
      {missing.map((line) => (
        <li class="fail">
          <Mark outcome="fail" />
          <span class="name">{line}</span>
        </li>
      ))}
      {headers.map(([name, value]) => {
        const outcome = outcomeOf(`${name}: ${value}`, steps)
        return (
          <li class={outcome ?? ''}>
            {outcome && <Mark outcome={outcome} />}
            <span class="name">{name}: </span>
            {value}
          </li>
        )
      })}
    </ul>
  )
}

/** How the step ended that looked at a header. A failure counts more than the rest. */
function outcomeOf(
  header: string,
  steps: readonly ExplainedStep[],
): ExplainedStep['outcome'] | undefined {
  const deciding = steps.filter(({ line }) => line?.toLowerCase() === header.toLowerCase())
  return (deciding.find(({ outcome }) => outcome === 'fail') ?? deciding[0])?.outcome
}
