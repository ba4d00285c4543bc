import { runFresh } from '../measuring/fresh-process.js'
import { costRatio, timeRatio } from '../measuring/ratios.js'
import { rounded, roundsFor } from '../report/results.js'
import { measureOverHttp } from './measure-http.js'
import { worstRequests } from './requests.js'

/**
 * @typedef {import('../measuring/ratios.js').Times} Times
 * @typedef {import('../report/results.js').Results} Results
 */

const program = new URL('measure-objects.js', import.meta.url)

/**
 * The worst requests, on a server's objects: how many times the cost of an ordinary denied preflight each is, and is for the
 * limit.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Partial<Results>>}
 */
export async function measureWorstObjects({ effort }) {
  const rounds = roundsFor(150, effort)
  /** @type {Times} */
  const times = await runFresh(program, { asked: { rounds } })
  /** @type {Results['ratios']} */
  const ratios = {}
  for (const name of Object.keys(worstRequests)) {
    for (const contender of ['allow-origin', 'limit']) {
      if (!(`${name}/${contender}` in times)) continue
      const ratio = costRatio(times, {
        of: `${name}/${contender}`,
        above: `${name}/no-op`,
        to: `ordinary/${contender}`,
        toAbove: 'ordinary/no-op',
      })
      ratios[`objects: ${contender}, ${name} / ordinary`] = rounded(ratio)
    }
  }
  return { ratios }
}

/**
 * The worst requests over HTTP: how many times the server's processor time for an ordinary denied preflight each takes; and
 * the same where there is no middleware.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Partial<Results>>}
 */
export async function measureWorstOverHttp({ effort }) {
  const times = await measureOverHttp({ rounds: roundsFor(40, effort), requests: 200 })
  /** @type {Results['ratios']} */
  const ratios = {}
  for (const name of Object.keys(worstRequests)) {
    for (const contender of ['allow-origin', 'no-op']) {
      const ratio = timeRatio(times, { of: `${name}/${contender}`, to: `ordinary/${contender}` })
      ratios[`HTTP: ${contender}, ${name} / ordinary`] = rounded(ratio)
    }
  }
  return { ratios }
}
