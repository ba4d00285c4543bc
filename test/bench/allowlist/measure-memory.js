import { createPolicy } from 'allow-origin'
import { usual } from '../middleware/policies.js'
import { answer } from '../measuring/fresh-process.js'
import { isListed, listOf, originAt } from './origins.js'

// What an allowlist takes in a process that has done nothing else, once the list that it was made of is gone.

/**
 * @param {{ what: 'policy' | 'Set', size: number }} asked
 * @returns {number} bytes for each origin
 */
function measure({ what, size }) {
  const build = (/** @type {number} */ count) =>
    what === 'policy'
      ? createPolicy({ ...usual, origin: listOf(count, originAt) })
      : new Set(listOf(count, originAt))
  // What is compiled and loaded only once is no part of it.
  build(1000)
  const before = heap()
  const built = build(size)
  const bytes = heap() - before
  if (!isListed(built, originAt(0))) throw new Error('it was not built')
  return bytes / size
}

function heap() {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

await answer(measure)
