import { button, element, find, mark, prose } from './dom.js'

/** @typedef {import('./ask.js').Problem} Problem */
/** @typedef {import('./ask.js').Refused} Refused */

const state = find('#policy-state', HTMLElement)
const list = find('#problems', HTMLElement)

/**
 * Shows whether a policy is valid, and what is wrong if it is not.
 *
 * @param {{ starts: true } | Refused} checked
 * @param {{ apply: (fixed: string) => void, show: (problem: Problem) => void }} acts
 */
export function showProblems(checked, acts) {
  if (checked.starts) {
    say('pass', 'This policy is valid.')
    list.replaceChildren()
    return
  }
  const { problems, more } = checked
  const count = problems.length + more
  say(
    'fail',
    `Your server would not start: this policy has ${count === 1 ? 'a problem' : `${count} problems`}.`,
  )
  list.replaceChildren(
    ...problems.map((problem) => item(problem, acts)),
    more === 0 ? '' : element('li', 'more', `And ${more} more.`),
  )
}

/** @param {'pass' | 'fail'} outcome @param {string} text */
function say(outcome, text) {
  // Otherwise a screen reader would repeat it on every keystroke.
  if (state.lastChild?.textContent === text) return
  state.dataset.outcome = outcome
  state.replaceChildren(mark(outcome), text)
}

/** @param {Problem} problem @param {Parameters<typeof showProblems>[1]} acts */
function item(problem, { apply, show }) {
  const { code, message, suggestion, line, column, fixed } = problem
  const place = button('place', `Line ${line}, column ${column}`, () => show(problem))
  const text = element('p', '', ...prose(message))
  const made = element('li', '', element('p', 'where', place, element('code', '', code)), text)
  if (suggestion === undefined) return made
  const written = element('p', 'write', 'Write ', element('code', '', suggestion))
  if (fixed !== null) {
    const act = button('apply', 'Apply', () => apply(fixed))
    act.ariaLabel = `Apply: write ${suggestion}`
    written.append(act)
  }
  made.append(written)
  return made
}

/** The button that applies the first suggestion, if there is one. */
export const firstApply = () => /** @type {HTMLElement | null} */ (list.querySelector('.apply'))
