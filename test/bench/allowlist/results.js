import { runFresh } from '../measuring/fresh-process.js'
import { costRatio, costsAbove, median, timeRatio } from '../measuring/ratios.js'
import { rounded, roundsFor } from '../report/results.js'
import { patternSizes, sizes } from './origins.js'
import { buildParser } from './parser.js'

/**
 * @typedef {import('../measuring/ratios.js').Ratio} Ratio
 * @typedef {import('../measuring/ratios.js').Times} Times
 * @typedef {import('../report/results.js').Results} Results
 */

const measuring = new URL('measure-sizes.js', import.meta.url)
const building = new URL('measure-building.js', import.meta.url)
const remembering = new URL('measure-memory.js', import.meta.url)

const above = 'no-op'

/**
 * What a request costs against the size of the allowlist.
 *
 * @param {{ effort: number, largest?: number }} settings
 * @returns {Promise<Partial<Results>>}
 */
export async function measureSizes({ effort, largest = 1_000_000 }) {
  const rounds = roundsFor(60, effort)
  /** @type {Times} */
  const times = await runFresh(measuring, { asked: { rounds, largest } })
  /** @type {Record<string, Ratio>} */
  const ratios = {}
  for (const series of ['allow-origin', 'allow-origin, patterns', 'limit']) {
    for (const requests of ['scattered', 'few', 'unlisted']) {
      for (const size of measured(times, `${series}/${requests}`)) {
        const of = `${series}/${requests}/${size}`
        const to = `${series}/${requests}/1`
        ratios[`${of} / 1`] = rounded(costRatio(times, { of, to, above }))
      }
    }
  }
  for (const series of ['policy.allows', 'policy.allows, patterns', 'Set']) {
    for (const requests of ['scattered', 'few', 'unlisted']) {
      for (const size of measured(times, `${series}/${requests}`)) {
        const of = `${series}/${requests}/${size}`
        ratios[`${of} / 1`] = rounded(timeRatio(times, { of, to: `${series}/${requests}/1` }))
      }
    }
  }
  return { ratios, curves: curvesOf(times) }
}

/**
 * @param {Times} times
 * @param {string} start of the names
 */
const measured = (times, start) => sizes.filter((size) => size > 1 && `${start}/${size}` in times)

/** @param {Times} times */
function curvesOf(times) {
  const curve = (/** @type {string} */ start, /** @type {readonly number[]} */ all) =>
    all
      .filter((size) => `${start}/${size}` in times)
      .map((size) => {
        const cost = median(costsAbove(times, `${start}/${size}`, above))
        return /** @type {const} */ ([size, Math.round(cost)])
      })
  return {
    cors: curve('cors/middle', sizes),
    'allow-origin, patterns': curve('allow-origin, patterns/scattered', patternSizes),
    'allow-origin': curve('allow-origin/scattered', sizes),
    'allow-origin, ten of them asked for': curve('allow-origin/few', sizes),
    limit: curve('limit/scattered', sizes),
  }
}

/**
 * How long it takes to make a policy of a million origins, and what it keeps, each in processes of its own.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Partial<Results>>}
 */
export async function measureBuilding({ effort }) {
  const size = 1_000_000
  const parser = await buildParser()
  const times = /** @type {Record<string, number[]>} */ ({ policy: [], Set: [] })
  const bytes = /** @type {Record<string, number[]>} */ ({ policy: [], Set: [] })
  for (let round = 0; round < roundsFor(9, effort); round += 1) {
    for (const what of ['policy', 'Set']) {
      // With Node's own settings: what it takes to collect garbage is a part of building.
      const execArgv = ['--expose-gc']
      times[what]?.push(await runFresh(building, { asked: { what, size, parser }, execArgv }))
      if (round > 0) continue
      bytes[what]?.push(await runFresh(remembering, { asked: { what, size }, execArgv }))
    }
  }
  return {
    ratios: {
      'building: policy / Set': rounded(timeRatio(times, { of: 'policy', to: 'Set' })),
      'memory: policy / Set': rounded(timeRatio(bytes, { of: 'policy', to: 'Set' })),
    },
    values: {
      'bytes for each origin': Math.round(bytes.policy?.[0] ?? Number.NaN),
      'milliseconds to build': Math.round(median(times.policy ?? [])),
    },
  }
}
