import type { VNode } from 'preact'
import type { Checked, Problem } from '../policy/check-policy.js'
import { edit } from '../state.js'
import { focusVerdict } from './focus.js'
import { Prose } from './prose.js'

/** What is wrong with the policy, and what to write instead. */
export const ProblemList = ({
  state: { problems, more },
}: {
  readonly state: Extract<Checked, { starts: false }>
}): VNode => (
  <ul id="problems">
    {problems.map((problem) => (
      <Item problem={problem} />
    ))}
    {more > 0 && <li class="more">And {more} more.</li>}
  </ul>
)

function Item({ problem }: { readonly problem: Problem }): VNode {
  const { code, message, suggestion, line, column, fixed } = problem
  return (
    <li>
      <p class="where">
        <button
          type="button"
          class="place"
          onClick={() => {
            select(problem)
          }}
        >
          Line {line}, column {column}
        </button>
        <code>{code}</code>
      </p>
      <p>
        <Prose text={message} />
      </p>
      {suggestion !== undefined && (
        <p class="write">
          Write <code>{suggestion}</code>
          {fixed !== null && (
            <button
              type="button"
              class="apply"
              aria-label={`Apply: write ${suggestion}`}
              onClick={() => {
                edit({ policy: fixed })
                focusVerdict()
              }}
            >
              Apply
            </button>
          )}
        </p>
      )}
    </li>
  )
}

function select({ from, to }: Problem): void {
  const area = document.querySelector<HTMLTextAreaElement>('#policy')
  area?.focus()
  area?.setSelectionRange(from, to)
}
