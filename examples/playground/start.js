import { exposable } from './api.js'
import { changePolicy } from './app/policy/change-policy.js'
import { checkPolicy } from './app/policy/check-policy.js'

/**
 * Gives the API a policy for one request, and explains what a browser will do.
 *
 * @param {import('./read-body.js').Asked} asked
 * @param {string} api the API's origin
 * @param {import('./runs.js').Runs} runs
 */
export async function start({ text, ...request }, api, runs) {
  const checked = checkPolicy(text)
  if (!checked.starts) return checked
  const { policy } = checked
  const explanation = await policy.explain(request)
  const id = runs.add(policy)
  return {
    starts: /** @type {const} */ (true),
    id,
    url: `${api}/items?run=${id}`,
    explanation,
    ...findChanges(text, explanation),
  }
}

/**
 * The policy with the suggestions applied, and with the hidden response header exposed. Both are whole texts.
 *
 * @param {string} text
 * @param {import('allow-origin').Explanation} explanation
 */
function findChanges(text, { allowed, suggestions, exposedHeaders }) {
  const isHidden =
    allowed && exposedHeaders !== '*' && !exposedHeaders.includes(exposable.toLowerCase())
  const exposing = /** @type {const} */ ({
    option: 'exposedHeaders',
    change: 'add',
    value: [exposable],
  })
  return {
    fixed: suggestions.length > 0 ? changePolicy(text, suggestions) : null,
    exposed: isHidden ? { name: exposable, text: changePolicy(text, [exposing]) } : null,
  }
}

/** @typedef {Awaited<ReturnType<typeof start>>} Started what the page receives */
