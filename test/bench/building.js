import { createPolicy } from 'allow-origin'
import { listOf, originAt } from './lists.js'
import { usual } from './options.js'
import { inNewProcess } from './processes.js'
import { digits, median, ratioOf } from './rounds.js'

// How long it takes to create a policy of a million origins, and how much memory it takes.

const size = 1_000_000

/**
 * @param {{ effort: number }} settings
 * @returns {Promise<import('./recorded.js').Figures>}
 */
export async function measureLargePolicy({ effort }) {
  /** @type {Record<string, number[]>} */
  const bytes = { policy: [], Set: [] }
  /** @type {number[]} */
  const seconds = []
  for (let round = 0; round < Math.max(1, Math.round(9 * effort)); round += 1) {
    for (const what of ['policy', 'Set']) {
      // With Node's own settings: collecting garbage is a part of it.
      const found = await inNewProcess('building', { what }, [])
      bytes[what]?.push(found.bytes)
      if (what === 'policy') seconds.push(found.seconds)
    }
  }
  const memory = 'memory of a million origins: policy / Set'
  return {
    ratios: { [memory]: ratioOf(bytes, { of: 'policy', to: 'Set' }) },
    values: {
      'bytes for each of a million origins': Math.round(median(bytes.policy ?? [])),
      'seconds for a policy of a million origins': digits(median(seconds)),
    },
  }
}

/** @param {{ what: 'policy' | 'Set' }} asked */
export function measureBuilding({ what }) {
  const build = (/** @type {number} */ count) => {
    const origins = listOf(count, originAt)
    const start = performance.now()
    const built = what === 'policy' ? createPolicy({ ...usual, origin: origins }) : new Set(origins)
    return { built, seconds: (performance.now() - start) / 1000 }
  }
  // What is compiled and loaded once does not count.
  build(1000)
  const before = heap()
  const { built, seconds } = build(size)
  const bytes = (heap() - before) / size
  if (built instanceof Set ? built.size !== size : built.allows(originAt(0)) !== true) {
    throw new Error('it was not built')
  }
  return { bytes, seconds }
}

function heap() {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
