import { button, element, prose } from './dom.js'
import { originAt } from './origins.js'

/** @typedef {import('./ask.js').Explanation} Explanation */
/** @typedef {import('./request-form.js').Written} Written */

/** @typedef {{ change: (text: string) => void, ask: (request: Partial<Written>) => void }} Acts change the policy or the request */
/** @typedef {{ says: string, label: string, request: Partial<Written> }} Advice */

/**
 * What to change, with a button that changes it.
 *
 * @param {Explanation} explanation
 * @param {string | null} fixed the changed policy
 * @param {string | undefined} hidden the header that it would expose
 * @param {Acts} acts
 * @returns {HTMLElement[]}
 */
export function remedyFor(explanation, fixed, hidden, { change, ask }) {
  const { obstacle, suggestions, warnings } = explanation
  const warned = warnings.map(({ message }) => text('', `Warning: ${message}`))
  if (fixed !== null) {
    const changes = hidden === undefined ? suggestions : [exposing(hidden)]
    return [
      text('who', 'Change the policy'),
      element('ul', 'suggestions', ...changes.map((one) => suggestion(one, explanation))),
      button('primary fix', 'Fix it', () => change(fixed)),
      ...warned,
    ]
  }
  const advice = adviceFor(explanation)
  if (advice) {
    const act = button('primary fix', advice.label, () => ask(advice.request))
    return [text('', advice.says), act, text('quiet', obstacle?.message ?? ''), ...warned]
  }
  return obstacle ? [text('', obstacle.message), ...warned] : warned
}

/** @param {string} name */
const exposing = (name) => ({
  source: `exposedHeaders: ['${name}']`,
  why: 'Scripts can read only a few response headers unless you expose more.',
})

/** @param {{ source: string, why: string }} change @param {Explanation} explanation */
function suggestion({ source, why }, { steps }) {
  // A step right beside it may say the same.
  const isSaid = steps.some(({ sentence }) => sentence === why)
  return element('li', '', element('code', '', source), isSaid ? '' : element('span', '', why))
}

/** What to change in the page, if changing the policy does not help. @param {Explanation} explanation @returns {Advice | undefined} */
function adviceFor({ obstacle, request: { method } }) {
  if (obstacle?.code === 'null-origin') {
    const origin = originAt('app.localhost')
    return {
      says: 'Give the page an origin. Serve it over HTTP instead of opening it as a file, or remove the sandbox.',
      label: `Send it from ${origin}`,
      request: { origin },
    }
  }
  if (obstacle?.code === 'method-case') {
    const corrected = method.toUpperCase()
    return {
      says: `Change the script: \`method: '${corrected}'\`.`,
      label: `Write ${corrected}`,
      request: { method: corrected },
    }
  }
  return undefined
}

/** @param {string} className @param {string} says */
const text = (className, says) => element('p', className, ...prose(says))
