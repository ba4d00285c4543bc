import { ServerResponse } from 'node:http'
import { receiveRequests } from './requests.js'

/**
 * @typedef {import('./limit.js').Middleware} Middleware
 * @typedef {import('./requests.js').IncomingMessage} IncomingMessage
 * @typedef {import('./requests.js').RequestStart} RequestStart
 */

/**
 * @typedef {object} Traffic
 * @property {RequestStart} start without `Origin`
 * @property {(index: number) => string} [originAt] of each request; left out where they have none
 * @property {(response: ServerResponse) => void} [before] what an earlier handler did
 * @property {boolean} [isAsync] whether the next request waits until the middleware has called `next`
 * @property {boolean} [bare] whether they have no headers that browsers and proxies add
 * @property {number} [size] requests in a batch
 */

/**
 * Makes batches of requests, to be measured: each gets a response of its own, made in the loop, as at a server. What a
 * middleware that calls `next` at once and does nothing takes for a batch is what the loop itself takes.
 *
 * @param {Traffic} traffic
 * @returns {Promise<(middleware: Middleware) => import('../measuring/rounds.js').Batch>}
 */
export async function createLoop(traffic) {
  const { start, originAt, before, isAsync = false, bare = false, size = 500 } = traffic
  const headers = originAt === undefined ? start.headers : { origin: originAt(0), ...start.headers }
  const requests = await receiveRequests({ ...start, headers }, bare)
  /** @type {string[]} */
  let origins = []
  const take = (/** @type {number} */ index) => {
    const request = /** @type {IncomingMessage} */ (requests[index % requests.length])
    const origin = origins[index]
    if (origin !== undefined) request.headers.origin = origin
    const response = new ServerResponse(request)
    before?.(response)
    return { request, response }
  }
  let calls = 0
  const next = () => {
    calls += 1
  }
  return (middleware) => ({
    size,
    isAsync,
    prepare() {
      if (originAt === undefined) return
      origins = Array.from({ length: size }, (_, index) => received(originAt(index)))
    },
    run: isAsync
      ? async () => {
          for (let index = 0; index < size; index += 1) {
            const { request, response } = take(index)
            await new Promise((resolve) => {
              middleware(request, response, resolve)
            })
          }
        }
      : () => {
          for (let index = 0; index < size; index += 1) {
            const { request, response } = take(index)
            middleware(request, response, next)
          }
          return calls
        },
  })
}

/** A string as it comes from the network: no other string is the same object, and nothing has hashed it before. */
export const received = (/** @type {string} */ text) =>
  Buffer.from(text, 'latin1').toString('latin1')
