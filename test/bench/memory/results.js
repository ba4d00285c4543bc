import { runFresh } from '../measuring/fresh-process.js'
import { rounded, roundsFor } from '../report/results.js'

const allocating = new URL('measure-allocation.js', import.meta.url)
const retaining = new URL('measure-retention.js', import.meta.url)

/** @typedef {import('../report/results.js').Results} Results */

/** The scenarios that differ in what they allocate. */
const scenarios = ['actual-one', 'denied', 'no-origin', 'every-origin', 'preflight-fixed']

/**
 * What a request allocates beyond what the limit does.
 *
 * @param {{ effort: number }} settings
 * @returns {Promise<Partial<Results>>}
 */
export async function measureAllocation({ effort }) {
  const only = ['limit', 'allow-origin']
  /** @type {Results['ratios']} */
  const ratios = {}
  /** @type {Results['values']} */
  const values = {}
  for (const name of scenarios) {
    const rounds = roundsFor(50, effort)
    const bytes = await runFresh(allocating, { asked: { name, rounds, only } })
    const own = bytes['allow-origin'] - bytes['no-op']
    const ofLimit = bytes.limit - bytes['no-op']
    const ratio = own / ofLimit
    ratios[`${name}, allocated: allow-origin / limit`] = rounded({ median: ratio, minima: ratio })
    values[`bytes allocated beyond the limit, ${name}`] = Math.round(own - ofLimit)
  }
  return { ratios, values }
}

/**
 * What is kept of a request, once the first ones have been answered. `BENCH_REQUESTS` says how many there are.
 *
 * @param {{ effort: number }} settings
 */
export async function measureRetention({ effort }) {
  const requests = Number(process.env.BENCH_REQUESTS ?? 10_000_000 * effort)
  /** @type {{ requests: number, heap: number }[]} */
  const heaps = await runFresh(retaining, {
    asked: { requests, points: 10 },
    execArgv: ['--expose-gc'],
  })
  return {
    values: {
      requests: heaps.at(-1)?.requests ?? 0,
      'bytes kept of a request': Number(slope(heaps).toPrecision(2)),
      'kilobytes between the smallest heap and the largest': Math.round(range(heaps) / 1000),
    },
  }
}

/**
 * How much the heap grows with each request, over all points (least squares).
 *
 * @param {readonly { requests: number, heap: number }[]} points
 */
export function slope(points) {
  const mean = (/** @type {'requests' | 'heap'} */ of) =>
    points.reduce((sum, point) => sum + point[of], 0) / points.length
  const requests = mean('requests')
  const heap = mean('heap')
  let covariance = 0
  let variance = 0
  for (const point of points) {
    covariance += (point.requests - requests) * (point.heap - heap)
    variance += (point.requests - requests) ** 2
  }
  return covariance / variance
}

const range = (/** @type {readonly { heap: number }[]} */ points) => {
  const heaps = points.map(({ heap }) => heap)
  return Math.max(...heaps) - Math.min(...heaps)
}
