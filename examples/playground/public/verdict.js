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

/** Marks the verdict as busy. The old one stays until the new one arrives, so the page does not jump. */
export const showWaiting = () => {
  card.ariaBusy = 'true'
}

export const showRefused = () =>
  show('refused', 'The server does not start', [
    'So there is nothing to send requests to. The problems are below the policy, with what to write instead.',
  ])

export const showNotSent = () =>
  show('unknown', 'Not sent', ['The problem is shown beside the field.'])

/** @param {string} problem */
export const showUnknown = (problem) => show('unknown', 'No response', [problem])

/** Marks the verdict as outdated, which hides the buttons that apply changes. @param {boolean} isStale */
export function setStale(isStale) {
  main.toggleAttribute('data-stale', isStale)
  stale.hidden = !isStale
}

/** Moves the focus to the verdict, if the element that had it is gone. */
export const focusVerdict = () => title.focus({ preventScroll: true })

/**
 * Shows the result of a request and what to change.
 *
 * @param {Run} run
 * @param {Pick<Started, 'fixed' | 'exposed'>} changes
 * @param {string | undefined} reads the response header that the script wants to read
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
      'The response has this header but does not let scripts read it.',
    ])
  } else {
    const asked = explanation.preflight ? ' The preflight passed too.' : ''
    const verdict = differences.length === 0 ? 'allowed' : 'half'
    show(verdict, 'Allowed', [`The script gets the response.${asked}`])
  }
  showAgreement(differences)
  remedy.append(...remedyFor(explanation, hidden?.text ?? fixed, hidden?.name, acts))
}

/** Explains a request that failed for a reason other than CORS. @param {Run} run */
function whyUnanswered({ url, explanation: { allowed, exchanges }, arrived, outcome }) {
  if (outcome.kind === 'response') return undefined
  if (arrived.length === 0 && exchanges.length > 0) {
    return (
      `Nothing arrived at ${new URL(url).origin}. This browser may not resolve that name to this machine, ` +
      'or an extension stopped the request.'
    )
  }
  return allowed
    ? 'The standard gives the script the response, but it got an error. The browser or an extension may have stopped the request.'
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
    element(
      'strong',
      '',
      agrees ? 'Your browser did the same' : 'Your browser did something different',
    ),
    agrees ? ': the same requests, the same result.' : `. ${differences.join(' ')}`,
  )
}
