import { cors, createLivePolicy, createPolicy } from 'allow-origin'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { listOf, originAt } from './lists.js'
import { ten, usual } from './options.js'
import { inNewProcess } from './processes.js'
import { createBatches } from './requests.js'
import { digits, measureRounds, median, ratioOf } from './rounds.js'

// What a live policy costs: for a request, and while its list changes.

export const swapSizes = [1, 1000, 1_000_000]

/**
 * @param {{ effort: number }} settings
 * @returns {Promise<import('./recorded.js').Figures>}
 */
export async function measureLivePolicies({ effort }) {
  const times = await inNewProcess('live', { rounds: Math.round(150 * effort) })
  /** @type {Record<string, number>} */
  const values = {}
  for (const size of swapSizes) {
    // With Node's own settings: collecting garbage is a part of it.
    const swaps = await inNewProcess(
      'swaps',
      { size, rounds: Math.max(3, Math.round(5 * effort)) },
      [],
    )
    for (const [name, found] of Object.entries(swaps)) {
      values[`${name}, ${size} origins`] = digits(median(found))
    }
  }
  const ratio = ratioOf(times, { of: 'live policy', to: 'policy', above: 'no-op' })
  return { ratios: { 'live policy / policy': ratio }, values }
}

/**
 * Requests under a live policy, beside the same policy itself.
 *
 * @param {{ rounds: number }} asked
 */
export async function measureLive({ rounds }) {
  const options = { ...usual, origin: ten }
  let count = 0
  const nextOrigin = () => ten[count++ % ten.length] ?? ''
  const batchOf = await createBatches({
    method: 'GET',
    headers: {},
    nextOrigin,
    size: 500,
    clients: 1,
  })
  const live = await createLivePolicy({ load: () => options })
  const batches = {
    policy: batchOf(cors(createPolicy(options))),
    'live policy': batchOf(cors(live)),
    'no-op': batchOf((_request, _response, next) => next()),
  }
  return measureRounds(batches, { rounds, warmUp: 40 })
}

/** How many changes are measured together, because one is too short. */
const changes = 100

/**
 * How long it takes to swap the policy, and how long the event loop waits meanwhile. What `load` itself takes does not
 * count.
 *
 * @param {{ size: number, rounds: number }} asked
 */
export async function measureSwaps({ size, rounds }) {
  let origins = listOf(size, originAt)
  const live = await createLivePolicy({ load: () => ({ ...usual, origin: origins }) })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  /** @type {Record<'reload: milliseconds' | 'reload: longest delay' | 'change: milliseconds' | 'createPolicy: milliseconds', number[]>} */
  const found = {
    'reload: milliseconds': [],
    'reload: longest delay': [],
    'change: milliseconds': [],
    'createPolicy: milliseconds': [],
  }
  for (let round = 0; round < rounds; round += 1) {
    // Strings as a database driver creates them, with one row that is new.
    origins = [...listOf(size - 1, originAt), `https://new-${round}.example.com`]
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 50))
    delay.reset()
    delay.enable()
    const start = performance.now()
    await live.reload()
    found['reload: milliseconds'].push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 5))
    delay.disable()
    // It measures timers of a millisecond, so an idle event loop has a delay of about that.
    found['reload: longest delay'].push(delay.max / 1e6)

    const before = performance.now()
    for (let row = 0; row < changes; row += 1) {
      live.change({ add: [`https://row-${round}-${row}.example.com`], remove: [originAt(row)] })
    }
    found['change: milliseconds'].push((performance.now() - before) / changes)

    const again = listOf(size, originAt)
    const creating = performance.now()
    createPolicy({ ...usual, origin: again })
    found['createPolicy: milliseconds'].push(performance.now() - creating)
  }
  return found
}
