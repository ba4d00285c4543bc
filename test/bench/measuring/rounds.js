import { Bench } from 'tinybench'

/**
 * @typedef {object} Batch
 * @property {() => unknown} run what is timed; where it is asynchronous it returns a promise
 * @property {() => void} [prepare] runs before each batch, outside of the timing
 * @property {boolean} [isAsync]
 * @property {number} size how many times it does the thing whose time is wanted
 */

/**
 * Times batches side by side: in each round every batch once, in an order that changes from round to round. The young
 * generation is collected before each batch, so that none pays for the rubbish of another.
 *
 * A benchmark of tinybench runs one task to its end and then the next one; here a round runs each of its tasks once. Its
 * clock goes around a batch and not around a call, which would be shorter than reading the clock.
 *
 * @param {Readonly<Record<string, Batch>>} batches
 * @param {{ rounds: number, warmUpRounds: number }} settings
 * @returns {Promise<Record<string, number[]>>} nanoseconds for each thing done, by batch and round
 */
export async function measureRounds(batches, { rounds, warmUpRounds }) {
  const bench = new Bench({ time: 0, iterations: 1, warmup: false, throws: true })
  for (const [name, { run, prepare, isAsync = false }] of Object.entries(batches)) {
    bench.add(name, /** @type {() => void} */ (run), {
      async: isAsync,
      beforeEach() {
        prepare?.()
        collectYoung()
      },
    })
  }
  const times = Object.fromEntries(
    bench.tasks.map(({ name }) => [name, /** @type {number[]} */ ([])]),
  )
  const nextNumber = createNumbers()
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const task of shuffled(bench.tasks, nextNumber)) {
      task.reset(false)
      await task.run()
      const { result } = task
      if (result.state !== 'completed') throw new Error(`${task.name} is ${result.state}`)
      const size = batches[task.name]?.size ?? 1
      if (round >= 0) times[task.name]?.push((result.latency.min * 1e6) / size)
    }
  }
  return times
}

function collectYoung() {
  if (globalThis.gc === undefined) throw new Error('run it with --expose-gc')
  // Not everything: that takes longer, and throws away optimized code too.
  globalThis.gc({ type: 'minor' })
}

/** Numbers between 0 and 1 that look random, and are the same in every run (Park and Miller's minimal standard). */
export function createNumbers() {
  let state = 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {() => number} nextNumber
 */
export function shuffled(items, nextNumber) {
  const left = [...items]
  return items.map(() => {
    const [item] = left.splice(Math.floor(nextNumber() * left.length), 1)
    return /** @type {Item} */ (item)
  })
}
