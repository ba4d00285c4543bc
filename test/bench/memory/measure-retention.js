import { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { cors, createPolicy } from 'allow-origin'
import { answer } from '../measuring/fresh-process.js'
import { receiveRequests } from '../middleware/requests.js'
import { reflecting, stranger, ten, tenants, usual } from '../middleware/policies.js'

// What is left of millions of requests, no two of which are the same.

const strict = createPolicy({ ...usual, origin: ten })

const middlewares = [
  cors(strict),
  cors({ ...reflecting, origin: [...ten, 'https://*.example.net'] }),
  cors({ ...usual, origin: [/^https:\/\/tenant-\d+\.example\.dev$/] }),
  cors({ ...usual, origin: (origin) => tenants.has(origin) }),
  cors({ ...usual, origin: async (origin) => tenants.has(origin) }),
  cors(() => strict),
]

/** Origins of requests, by their number: listed, matched, strangers, malformed; and none. */
const origins = [
  (/** @type {number} */ number) => ten[number % ten.length],
  (/** @type {number} */ number) => `https://tenant-${number}.example.net`,
  (/** @type {number} */ number) => `https://tenant-${number}.example.dev`,
  () => stranger,
  (/** @type {number} */ number) => `https://tenant-${number}.example.org`,
  (/** @type {number} */ number) => `https://tenant ${number}`,
  () => undefined,
]

/**
 * @param {{ requests: number, points: number }} asked
 * @returns {Promise<{ requests: number, heap: number }[]>} bytes that the heap holds after so many requests
 */
async function measure({ requests, points }) {
  const received = [
    ...(await receiveRequests({ method: 'GET', headers: {} }, false)),
    ...(await receiveRequests(
      { method: 'OPTIONS', headers: { 'access-control-request-method': 'PUT' } },
      false,
    )),
  ]
  let answered = 0
  const next = (/** @type {unknown} */ error) => {
    if (error !== undefined) throw error
    answered += 1
  }
  const heaps = []
  let sent = 0
  for (let point = 0; point <= points; point += 1) {
    // The first point comes after as many requests as each other one: by then all is compiled.
    const until = Math.round((requests * (point + 1)) / (points + 1))
    while (sent < until) {
      const number = sent
      const request = /** @type {import('node:http').IncomingMessage} */ (
        received[number % received.length]
      )
      request.headers.origin = origins[number % origins.length]?.(number)
      request.headers['access-control-request-headers'] = `x-${number}`
      const response = new ServerResponse(request)
      middlewares[number % middlewares.length]?.(request, response, next)
      sent += 1
      // Promises settle, and what Node has put off for a response is done.
      if (sent % 1000 === 0) await nextTurn()
    }
    await nextTurn()
    globalThis.gc?.()
    heaps.push({ requests: sent, heap: process.memoryUsage().heapUsed })
  }
  if (answered === 0) throw new Error('no request was handed on')
  return heaps
}

await answer(measure)
