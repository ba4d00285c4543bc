import { cors } from 'allow-origin'
import * as limit from '../middleware/limit.js'
import { createLoop } from '../middleware/loop.js'
import { ten } from '../middleware/policies.js'
import { answer } from '../measuring/fresh-process.js'
import { measureRounds } from '../measuring/rounds.js'
import { policies } from './policies.js'
import { headersOf, ordinary, worstRequests } from './requests.js'

// What the worst requests cost the middleware, on a server's objects.

/** The policies that there is a limit for. */
const limits = new Map([
  ['fixed', limit.allowlist(ten)],
  ['reflecting', limit.reflectingAllowlist(ten)],
])

/**
 * @param {{ rounds: number }} asked
 * @returns {Promise<Record<string, number[]>>} times by `name/contender`
 */
async function measure({ rounds }) {
  /** @type {Record<string, import('../measuring/rounds.js').Batch>} */
  const batches = {}
  for (const [name, request] of Object.entries({ ordinary, ...worstRequests })) {
    const { origin, ...headers } = headersOf(request)
    const loop = await createLoop({
      start: { method: 'OPTIONS', headers },
      originAt: () => origin,
      bare: true,
      size: 100,
    })
    batches[`${name}/no-op`] = loop((_request, _response, next) => next())
    batches[`${name}/allow-origin`] = loop(cors(policies[request.policy]))
    const byHand = limits.get(request.policy)
    if (byHand !== undefined) batches[`${name}/limit`] = loop(byHand)
  }
  return measureRounds(batches, { rounds, warmUpRounds: 40 })
}

await answer(measure)
