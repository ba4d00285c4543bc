import { cors, createPolicy } from 'allow-origin'
import * as limit from '../middleware/limit.js'
import { createLoop, received } from '../middleware/loop.js'
import { ofCors } from '../middleware/peers.js'
import { usual } from '../middleware/policies.js'
import { answer } from '../measuring/fresh-process.js'
import { measureRounds } from '../measuring/rounds.js'
import { few, listOf, originAt, patternAt, patternSizes, scattered, sizes } from './origins.js'

// All allowlists in one process, so that their costs can be compared round by round.

/**
 * @typedef {import('../measuring/rounds.js').Batch} Batch
 * @typedef {import('../middleware/limit.js').Middleware} Middleware
 */

/**
 * @param {{ rounds: number, largest: number }} asked
 * @returns {Promise<Record<string, number[]>>} times by batch, whose names are `contender/requests/size`
 */
async function measure({ rounds, largest }) {
  /** @type {Record<string, Batch>} */
  const batches = {}
  const add = async (
    /** @type {string} */ name,
    /** @type {Middleware} */ middleware,
    /** @type {() => string} */ next,
    size = 500,
  ) => {
    const loop = await createLoop({ start, originAt: next, size })
    batches[name] = loop(middleware)
  }
  await add(
    'no-op',
    (_request, _response, next) => next(),
    () => originAt(0),
  )

  for (const size of sizes.filter((wanted) => wanted <= largest)) {
    const list = listOf(size, originAt)
    const policy = createPolicy({ ...usual, origin: list })
    const allowed = new Set(list)
    // One after the other out of the same numbers: what one batch has left in a cache, the next one does not ask for.
    for (const [requests, nextOrigin] of Object.entries(exactRequests(size))) {
      batches[`policy.allows/${requests}/${size}`] = lookups(nextOrigin, (origin) =>
        policy.allows(origin),
      )
      batches[`Set/${requests}/${size}`] = lookups(nextOrigin, (origin) => allowed.has(origin))
      await add(`allow-origin/${requests}/${size}`, cors(policy), nextOrigin)
      await add(`limit/${requests}/${size}`, limit.allowlist(list), nextOrigin)
    }
    // It compares with one entry after the other: on average with half of them, in fewer requests for the same time.
    const middle = () => originAt(Math.floor(size / 2))
    await add(
      `cors/middle/${size}`,
      ofCors.allowlist(list),
      middle,
      Math.ceil(500_000 / (1000 + size)),
    )
  }

  for (const size of patternSizes.filter((wanted) => wanted <= largest)) {
    const policy = createPolicy({ ...usual, origin: listOf(size, patternAt) })
    for (const [requests, nextOrigin] of Object.entries(patternRequests(size))) {
      batches[`policy.allows, patterns/${requests}/${size}`] = lookups(nextOrigin, (origin) =>
        policy.allows(origin),
      )
      await add(`allow-origin, patterns/${requests}/${size}`, cors(policy), nextOrigin)
    }
  }
  return measureRounds(batches, { rounds, warmUpRounds: 8 })
}

const start = { method: 'GET', headers: {} }

/** @param {number} size */
function exactRequests(size) {
  const all = scattered(size)
  const some = few(size)
  return {
    scattered: () => originAt(all()),
    few: () => originAt(some()),
    unlisted: () => `https://tenant-${all()}.example.org`,
  }
}

/** @param {number} size */
function patternRequests(size) {
  const all = scattered(size)
  const some = few(size)
  return {
    scattered: () => `https://app.tenant-${all()}.example.com`,
    few: () => `https://app.tenant-${some()}.example.com`,
    unlisted: () => `https://app.tenant-${all()}.example.org`,
  }
}

/**
 * @param {() => string} nextOrigin
 * @param {(origin: string) => unknown} isAllowed
 * @returns {Batch}
 */
function lookups(nextOrigin, isAllowed) {
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
      for (const origin of origins) if (isAllowed(origin) === true) allowed += 1
      return allowed
    },
  }
}

await answer(measure)
