import { answerOf, differencesOf } from './answers.js'

/**
 * @typedef {import('./limit.js').Middleware} Middleware
 * @typedef {import('./scenarios.js').Scenario} Scenario
 */

/**
 * Makes the contenders of a scenario, and looks at what each sends before anything is measured.
 *
 * @param {Scenario} scenario
 * @param {readonly string[]} [only]
 * @returns {Promise<{ middlewares: Record<string, Middleware>, differences: Record<string, string[]> }>} the no-op too;
 * and in what the answers of the others differ from what the scenario wants
 * @throws where the limit or `allow-origin` differs: what does not do its work must not be measured
 */
export async function createContenders(scenario, only) {
  /** @type {Record<string, Middleware>} */
  const middlewares = { 'no-op': (_request, _response, next) => next() }
  /** @type {Record<string, string[]>} */
  const differences = {}
  for (const [contender, make] of Object.entries(scenario.contenders)) {
    if (typeof make === 'string' || only?.includes(contender) === false) continue
    const middleware = make()
    const found = differencesOf(await answerOf(scenario, middleware), scenario.answer)
    if (contender !== 'limit' && contender !== 'allow-origin') differences[contender] = found
    else if (found.length > 0)
      throw new Error(`${scenario.title}: ${contender} sends ${found.join('; ')}`)
    middlewares[contender] = middleware
  }
  return { middlewares, differences }
}

/**
 * @param {Scenario} scenario
 * @returns {import('./loop.js').Traffic}
 */
export function trafficOf({ method, headers = {}, origins, before, isAsync = false }) {
  const traffic = { start: { method, headers }, isAsync, ...(before && { before }) }
  if (origins.length === 0) return traffic
  return {
    ...traffic,
    originAt: (index) => /** @type {string} */ (origins[index % origins.length]),
  }
}
