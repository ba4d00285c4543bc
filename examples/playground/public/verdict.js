import { findDifferences } from './agreement.js'
import { element, find, mark } from './dom.js'
import { remedyFor } from './remedy.js'

/** @typedef {import('./moves.js').Run} Run */
/** @typedef {'allowed' | 'half' | 'blocked' | 'refused' | 'unknown'} Verdict */
/** @typedef {import('./ask.js').Started} Started */
/** @typedef {import('./remedy.js').Acts} Acts */

const main = find('main', HTMLElement)
const card = find('#verdict', HTMLElement)
const title = find('#verdict-title', HTMLElement)
const stale = find('#stale', HTMLElement)
const why = find('#why', HTMLElement)
const agreement = find('#agreement', HTMLElement)
const remedy = find('#remedy', HTMLElement)

/** @param {Verdict} verdict @param {string} says @param {readonly (string | Node)[]} because */
function show(verdict, says, because = []) {
  card.hidden = false
  card.ariaBusy = 'false'
  card.dataset.verdict = verdict
  setStale(false)
  title.textContent = says
  why.replaceChildren(...because)
  agreement.replaceChildren()
  remedy.replaceChildren()
}

/** Says that an answer is on its way; what is there stays until then, so that nothing on the page jumps. */
export const showWaiting = () => {
  card.ariaBusy = 'true'
}

export const showRefused = () =>
  show('refused', 'The server does not start', [
    'No request gets this far: what is wrong stands below the policy, with what to write.',
  ])

export const showNotSent = () =>
  show('unknown', 'Not sent', ['What is wrong with the request stands beside its field.'])

/** @param {string} problem */
export const showUnknown = (problem) => show('unknown', 'No answer', [problem])

/** Says whether what is shown is about what stood there before; then nothing of it can be applied. @param {boolean} isStale */
export function setStale(isStale) {
  main.toggleAttribute('data-stale', isStale)
  stale.hidden = !isStale
}

/** Puts the focus on the verdict, where what had it is gone. */
export const focusVerdict = () => title.focus({ preventScroll: true })

/**
 * Shows what became of a request, and what to change.
 *
 * @param {Run} run
 * @param {Pick<Started, 'fixed' | 'exposed'>} changes
 * @param {string | undefined} reads a response header that the script is there to read
 * @param {Acts} acts
 */
export function showRun(run, { fixed, exposed }, reads, acts) {
  const { explanation, arrived, outcome } = run
  const unanswered = whyUnanswered(run)
  if (unanswered !== undefined) return showUnknown(unanswered)
  const differences = findDifferences(explanation, arrived, outcome)
  const hidden = exposed !== null && exposed.name === reads ? exposed : null
  if (outcome.kind === 'error') showBlocked(explanation)
  else if (hidden) {
    show('half', `Allowed, but ${hidden.name} reads as null`, [
      'The response arrives with it, and does not say that scripts may read it.',
    ])
  } else {
    const asked = explanation.preflight ? ' The preflight before it passed.' : ''
    const verdict = differences.length === 0 ? 'allowed' : 'half'
    show(verdict, 'Allowed', [`The script gets the response.${asked}`])
  }
  showAgreement(differences)
  remedy.append(...remedyFor(explanation, hidden?.text ?? fixed, hidden?.name, acts))
}

/** What can be said of a request that failed, and that CORS did not block. @param {Run} run */
function whyUnanswered({ url, explanation: { allowed, exchanges }, arrived, outcome }) {
  if (outcome.kind === 'response') return undefined
  if (arrived.length === 0 && exchanges.length > 0) {
    return (
      `Nothing arrived at ${new URL(url).origin}: this browser may not take that name for this machine, ` +
      'or something in it stopped the request.'
    )
  }
  return allowed
    ? 'By the standard the script gets the response, and it got an error. No step below says why: this browser, or something in it, stopped it.'
    : undefined
}

/** @param {import('./ask.js').Explanation} explanation */
function showBlocked({ steps }) {
  const failed = steps.find(({ outcome }) => outcome === 'fail')
  const says = failed?.section === '#dom-request' ? 'The call throws' : 'Blocked by CORS policy'
  const line = failed?.line ? element('code', 'line', failed.line) : ''
  show('blocked', says, [failed?.sentence ?? '', line])
}

/** @param {readonly string[]} differences */
function showAgreement(differences) {
  const agrees = differences.length === 0
  agreement.append(
    mark(agrees ? 'pass' : 'fail'),
    element('strong', '', agrees ? 'Your browser did the same' : 'Your browser did something else'),
    agrees ? ': the same requests, the same result.' : `. ${differences.join(' ')}`,
  )
}
