/**
 * How long each contender took, round by round: in a round each of them is measured once, close to the others.
 *
 * @typedef {Readonly<Record<string, readonly number[]>>} Times
 */

/**
 * A ratio of two costs, in two ways that noise reaches differently.
 *
 * @typedef {object} Ratio
 * @property {number} median of the ratios of each round: what slows down a whole round leaves them as they are
 * @property {number} minima the ratio of the least cost of each: what slows down single batches leaves it as it is
 */

/** @param {readonly number[]} values */
export function median(values) {
  if (values.length === 0) throw new RangeError('there is no median of nothing')
  const sorted = [...values].sort((one, other) => one - other)
  const half = sorted.length / 2
  // One, or the two in the middle.
  const middle = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1)
  return middle.reduce((one, other) => one + other) / middle.length
}

/** @param {readonly number[]} values */
export const minimum = (values) => values.reduce((one, other) => Math.min(one, other))

/**
 * @param {Times} times
 * @param {string} contender
 */
export function timesOf(times, contender) {
  const found = times[contender]
  if (found === undefined) throw new RangeError(`nobody measured ${contender}`)
  return found
}

/**
 * What a contender costs above the floor, in each round.
 *
 * @param {Times} times
 * @param {string} contender
 * @param {string} floor what does nothing, in the same loop
 */
export const costsAbove = (times, contender, floor) =>
  timesOf(times, contender).map(
    (time, round) => time - /** @type {number} */ (timesOf(times, floor)[round]),
  )

/**
 * How many times the cost of one contender another one's is, each above its floor.
 *
 * @param {Times} times
 * @param {{ of: string, to: string, above: string, toAbove?: string }} contenders
 * @returns {Ratio}
 */
export function costRatio(times, { of, to, above, toAbove = above }) {
  const costs = costsAbove(times, of, above)
  const others = costsAbove(times, to, toAbove)
  const least = minimum(timesOf(times, of)) - minimum(timesOf(times, above))
  const otherLeast = minimum(timesOf(times, to)) - minimum(timesOf(times, toAbove))
  return { median: medianRatio(costs, others), minima: divide(least, otherLeast) }
}

/**
 * @param {Times} times
 * @param {{ of: string, to: string }} contenders
 * @returns {Ratio} of the whole times, with no floor taken off
 */
export function timeRatio(times, { of, to }) {
  const all = timesOf(times, of)
  const others = timesOf(times, to)
  return {
    median: medianRatio(all, others),
    minima: divide(minimum(all), minimum(others)),
  }
}

/** @param {readonly number[]} all @param {readonly number[]} others */
const medianRatio = (all, others) =>
  median(all.map((one, round) => divide(one, /** @type {number} */ (others[round]))))

/** By a cost that noise has eaten up nothing can be divided: then the ratio is worse than any. */
const divide = (/** @type {number} */ one, /** @type {number} */ other) =>
  other > 0 ? one / other : Number.POSITIVE_INFINITY
