import { runFresh } from '../measuring/fresh-process.js'
import { costRatio, costsAbove, median } from '../measuring/ratios.js'
import { join, rounded, roundsFor } from '../report/results.js'
import { scenarioNames } from './scenarios.js'

/** @typedef {import('../report/results.js').Results} Results */

const program = new URL('measure-scenario.js', import.meta.url)
const above = 'no-op'

/**
 * Every scenario, each in a process of its own.
 *
 * @param {{ effort: number, only?: readonly string[], names?: readonly string[] }} settings the contenders; the scenarios
 */
export async function measureScenarios({ effort, only, names = scenarioNames }) {
  const parts = []
  for (const name of names) {
    const rounds = roundsFor(300, effort)
    const { times, differences } = await runFresh(program, { asked: { name, rounds, only } })
    parts.push(resultsOf(name, times), { differences: { [name]: differences } })
  }
  return join(parts)
}

/**
 * @param {string} name
 * @param {import('../measuring/ratios.js').Times} times
 * @returns {Partial<Results>}
 */
function resultsOf(name, times) {
  /** @type {Results['ratios']} */
  const ratios = {}
  const compare = (/** @type {string} */ of, /** @type {string} */ to) => {
    ratios[`${name}: ${of} / ${to}`] = rounded(costRatio(times, { of, to, above }))
  }
  for (const contender of Object.keys(times)) {
    if (contender !== above && contender !== 'limit') compare(contender, 'limit')
  }
  compare('allow-origin', 'cors')
  const cost = Math.round(median(costsAbove(times, 'limit', above)))
  return { ratios, values: { [`nanoseconds of the limit, ${name}`]: cost } }
}
