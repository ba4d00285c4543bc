import { cors as allowOrigin, createPolicy } from 'allow-origin'
import cors from 'cors'
import * as byHand from './by-hand.js'
import { usual } from './options.js'
import { inNewProcess } from './processes.js'
import { createBatches, received } from './requests.js'
import { measureRounds, ratioOf } from './rounds.js'

// What a request costs with a long list of origins.

const sizes = [1, 1000, 1_000_000]
const patternSizes = [1, 1000, 100_000]

/** It has no factor in common with any size, so every entry is visited before one repeats. */
const stride = 611_953

/** Entries of a list. */
export const originAt = (/** @type {number} */ index) => `https://tenant-${index}.example.com`
const patternAt = (/** @type {number} */ index) => `https://*.tenant-${index}.example.com`

/**
 * A list as it comes from a file or a database.
 *
 * @param {number} size
 * @param {(index: number) => string} entryAt
 */
export const listOf = (size, entryAt) =>
  Array.from({ length: size }, (_, index) => received(entryAt(index)))

/**
 * The origins of requests: ten of a list, all of a list, or none that is listed.
 *
 * @param {number} size of the list
 * @param {string} prefix
 */
function originsOf(size, prefix) {
  let count = 0
  const number = (/** @type {number} */ limit) => ((count++ % limit) * stride) % size
  return {
    ten: () => `https://${prefix}tenant-${number(10)}.example.com`,
    all: () => `https://${prefix}tenant-${number(size)}.example.com`,
    none: () => `https://${prefix}tenant-${number(10)}.example.org`,
  }
}

/**
 * @param {{ effort: number, largest?: number }} settings
 * @returns {Promise<import('./recorded.js').Figures>}
 */
export async function measureListSizes({ effort, largest = 1_000_000 }) {
  const times = await inNewProcess('lists', { rounds: Math.round(60 * effort), largest })
  /** @type {import('./recorded.js').Figures['ratios']} */
  const ratios = {}
  for (const of of Object.keys(times)) {
    const to = of.replace(/ of \d+/, ' of 1')
    if (to === of || !(to in times)) continue
    const isRequest = !of.startsWith('lookup')
    ratios[`${of} / of 1`] = ratioOf(times, { of, to, ...(isRequest && { above: 'no-op' }) })
  }
  return { ratios, values: {} }
}

/**
 * All lists in one process, so that their costs can be compared round by round.
 *
 * @param {{ rounds: number, largest: number }} asked
 */
export async function measureLists({ rounds, largest }) {
  /** @type {Record<string, import('./rounds.js').Batch>} */
  const batches = {}
  /**
   * @param {string} name
   * @param {import('./requests.js').Middleware} middleware
   * @param {() => string} nextOrigin
   * @param {number} [size]
   */
  const add = async (name, middleware, nextOrigin, size = 500) => {
    const batchOf = await createBatches({ method: 'GET', nextOrigin, size })
    batches[name] = batchOf(middleware)
  }
  await add('no-op', (_request, _response, next) => next(), originsOf(1, '').ten)

  for (const size of sizes.filter((wanted) => wanted <= largest)) {
    const origins = listOf(size, originAt)
    const policy = createPolicy({ ...usual, origin: origins })
    const { ten, all, none } = originsOf(size, '')
    await add(`allow-origin, ten of ${size} origins`, allowOrigin(policy), ten)
    await add(`allow-origin, all of ${size} origins`, allowOrigin(policy), all)
    await add(`by hand, all of ${size} origins`, byHand.list(origins), all)
    batches[`lookup, ten of ${size} origins`] = lookups(policy, ten)
    batches[`lookup, none of ${size} origins`] = lookups(policy, none)
    // `cors` compares one entry after the other, so the middle one costs the average. It is slow: fewer requests suffice.
    const middle = () => originAt(Math.floor(size / 2))
    const requests = Math.ceil(500_000 / (1000 + size))
    await add(
      `cors, middle of ${size} origins`,
      cors({ ...usual, origin: origins }),
      middle,
      requests,
    )
  }
  for (const size of patternSizes.filter((wanted) => wanted <= largest)) {
    const policy = createPolicy({ ...usual, origin: listOf(size, patternAt) })
    const { ten, all, none } = originsOf(size, 'app.')
    await add(`allow-origin, ten of ${size} patterns`, allowOrigin(policy), ten)
    await add(`allow-origin, all of ${size} patterns`, allowOrigin(policy), all)
    batches[`lookup, ten of ${size} patterns`] = lookups(policy, ten)
    batches[`lookup, none of ${size} patterns`] = lookups(policy, none)
  }
  return measureRounds(batches, { rounds, warmUp: 8 })
}

/**
 * Only `policy.allows`, without a response.
 *
 * @param {import('allow-origin').Policy} policy
 * @param {() => string} nextOrigin
 * @returns {import('./rounds.js').Batch}
 */
function lookups(policy, nextOrigin) {
  const size = 1000
  /** @type {string[]} */
  let origins = []
  return {
    size,
    prepare() {
      origins = Array.from({ length: size }, () => received(nextOrigin()))
    },
    run() {
      let allowed = 0
      for (const origin of origins) if (policy.allows(origin) === true) allowed += 1
      return allowed
    },
  }
}
