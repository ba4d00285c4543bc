import { createPolicy } from 'allow-origin'
import { usual } from '../middleware/policies.js'
import { answer } from '../measuring/fresh-process.js'
import { isListed, listOf, originAt } from './origins.js'

// How long it takes, in a process that has done nothing else, to make a policy of a list or the least that does as much:
// a `Set` of the same strings, each parsed once by the parser of this package.

/**
 * @param {{ what: 'policy' | 'Set', size: number, parser: string }} asked `parser` is a module with `parseOrigin`
 * @returns {Promise<number>} milliseconds
 */
async function measure({ what, size, parser }) {
  const { parseOrigin } = await import(`data:text/javascript,${encodeURIComponent(parser)}`)
  const origins = listOf(size, originAt)
  globalThis.gc?.()
  const start = performance.now()
  const built =
    what === 'policy' ? createPolicy({ ...usual, origin: origins }) : setOf(origins, parseOrigin)
  const time = performance.now() - start
  if (!isListed(built, originAt(size - 1))) throw new Error('it was not built')
  return time
}

/**
 * @param {readonly string[]} origins
 * @param {(origin: string) => unknown} parse
 */
function setOf(origins, parse) {
  const set = new Set()
  for (const origin of origins) if (parse(origin) !== undefined) set.add(origin)
  return set
}

await answer(measure)
