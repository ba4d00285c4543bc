/**
 * @typedef {object} Batch
 * @property {number} size how many times `run` does what is measured
 * @property {() => unknown} run what is timed; it may return a promise
 * @property {() => void} [prepare] runs before each batch and is not timed
 *
 * @typedef {Readonly<Record<string, readonly number[]>>} Times of each contender, one for each round
 *
 * @typedef {object} Ratio of two costs. Noise changes the two figures in different ways.
 * @property {number} median of the ratios of all rounds. A round in which everything is slow does not change it.
 * @property {number} minima the ratio of the two lowest costs. Single slow batches do not change it.
 */

/**
 * Runs every batch once in each round, in random order. So each contender is measured close to the others, and a machine
 * that becomes slower for a while slows all of them down.
 *
 * @param {Readonly<Record<string, Batch>>} batches
 * @param {{ rounds: number, warmUp: number }} settings
 * @returns {Promise<Record<string, number[]>>} nanoseconds for one run of what is measured
 */
export async function measureRounds(batches, { rounds, warmUp }) {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('start Node with --expose-gc')
  return inRounds(Object.keys(batches), { rounds, warmUp }, async (name) => {
    const { prepare, run, size } = /** @type {Batch} */ (batches[name])
    prepare?.()
    // No batch pays for the garbage of another. A full collection would throw away optimized code too.
    gc({ type: 'minor' })
    const start = performance.now()
    const running = run()
    if (running instanceof Promise) await running
    return ((performance.now() - start) * 1e6) / size
  })
}

/**
 * Measures each contender once in each round, in random order.
 *
 * @param {readonly string[]} names
 * @param {{ rounds: number, warmUp: number }} settings
 * @param {(name: string) => Promise<number>} measure
 */
export async function inRounds(names, { rounds, warmUp }, measure) {
  const times = Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]))
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of shuffled(names)) {
      const time = await measure(name)
      if (round >= 0) times[name]?.push(time)
    }
  }
  return times
}

/** @param {readonly string[]} names */
const shuffled = (names) =>
  names
    .map((name) => ({ name, key: Math.random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ name }) => name)

/**
 * The ratio of two costs. The time of `above`, which does nothing, is subtracted from both.
 *
 * @param {Times} times
 * @param {{ of: string, to: string, above?: string, toAbove?: string }} names
 * @returns {Ratio}
 */
export function ratioOf(times, { of, to, above, toAbove = above }) {
  const one = costOf(times, of, above)
  const other = costOf(times, to, toAbove)
  const ratios = one.rounds.map((cost, round) => divide(cost, other.rounds[round] ?? 0))
  return { median: digits(median(ratios)), minima: digits(divide(one.least, other.least)) }
}

/**
 * @param {Times} times
 * @param {string} name
 * @param {string} [floor]
 */
export function costOf(times, name, floor) {
  const all = timesOf(times, name)
  const floors = floor === undefined ? all.map(() => 0) : timesOf(times, floor)
  return {
    rounds: all.map((time, round) => time - (floors[round] ?? 0)),
    least: Math.min(...all) - Math.min(...floors),
  }
}

/** @param {Times} times @param {string} name */
function timesOf(times, name) {
  const found = times[name]
  if (found === undefined) throw new RangeError(`${name} was not measured`)
  return found
}

/** If noise is larger than a cost, the ratio to it is worse than any other. */
const divide = (/** @type {number} */ one, /** @type {number} */ other) =>
  other > 0 ? one / other : Number.POSITIVE_INFINITY

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  if (middle.length === 0) throw new RangeError('there is no median of nothing')
  return middle.reduce((sum, value) => sum + value) / middle.length
}

/** Three significant digits. */
export const digits = (/** @type {number} */ value) => Number(value.toPrecision(3))
