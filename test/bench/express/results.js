import { timeRatio } from '../measuring/ratios.js'
import { rounded, roundsFor } from '../report/results.js'
import { measureExpress } from './measure-express.js'

/**
 * Express over HTTP: the throughput with a middleware, of that without; and the same of the processor time for a request.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Partial<import('../report/results.js').Results>>}
 */
export async function measureThroughput({ effort }) {
  const { time, processor } = await measureExpress({ rounds: roundsFor(40, effort), seconds: 0.5 })
  const none = 'without CORS'
  /** @type {import('../report/results.js').Results['ratios']} */
  const ratios = {}
  for (const name of Object.keys(time).filter((contender) => contender !== none)) {
    // The throughput is one by the time: the quotient is turned around.
    ratios[`Express: ${name} / ${none}`] = rounded(timeRatio(time, { of: none, to: name }))
    ratios[`Express, processor time: ${name} / ${none}`] = rounded(
      timeRatio(processor, { of: name, to: none }),
    )
  }
  return { ratios }
}
