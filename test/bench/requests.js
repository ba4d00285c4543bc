import { once } from 'node:events'
import { createServer, request as sendRequest, ServerResponse } from 'node:http'

/**
 * @typedef {import('node:http').IncomingMessage} IncomingMessage
 * @typedef {(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void} Middleware
 * @typedef {Readonly<Record<string, string>>} Headers
 */

/** What a browser sends with `fetch`, and what a proxy in front of the server adds. */
const others = Object.entries({
  'sec-ch-ua-platform': '"Linux"',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'sec-ch-ua': '"Chromium";v="141", "Not?A_Brand";v="8"',
  accept: '*/*',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9',
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
})

/**
 * Requests as Node creates them from HTTP. Six clients send the headers in six orders, so the engine cannot specialize on
 * one kind of object.
 *
 * @param {string} method
 * @param {Headers} headers
 * @param {number} clients
 */
async function receiveRequests(method, headers, clients) {
  /** @type {IncomingMessage[]} */
  const received = []
  const server = createServer((request, response) => {
    // Node parses the headers when they are first read. No contender should pay for that.
    void request.headers
    received.push(request)
    response.end()
  })
  await whileListening(server, async (port) => {
    for (let client = 0; client < clients; client += 1) {
      const added = clients === 1 ? [] : [...others.slice(client), ...others.slice(0, client)]
      await exchange(port, { method, headers: { ...headers, ...Object.fromEntries(added) } })
    }
  })
  return received
}

/**
 * @template Result
 * @param {import('node:http').Server} server
 * @param {(port: number) => Promise<Result>} use
 */
export async function whileListening(server, use) {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    return await use(/** @type {import('node:net').AddressInfo} */ (server.address()).port)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/**
 * @param {number} port
 * @param {import('node:http').RequestOptions} options
 * @returns {Promise<IncomingMessage>} the response, after its body
 */
export async function exchange(port, options) {
  // A response that reflects the largest request is larger than what Node reads by default.
  const ours = { host: '127.0.0.1', port, agent: false, maxHeaderSize: 65_536 }
  const sent = sendRequest({ ...ours, ...options }).end()
  const [response] = await once(sent, 'response')
  await once(response.resume(), 'end')
  return response
}

/** What Express does to the headers before the first middleware runs. */
export const asExpress = (/** @type {ServerResponse} */ response) => {
  response.setHeader('X-Powered-By', 'Express')
}

/**
 * @typedef {object} Traffic
 * @property {string} method
 * @property {Headers} [headers] of the requests, besides `Origin`
 * @property {() => string} [nextOrigin] if they have an `Origin`
 * @property {(response: ServerResponse) => void} [before] what ran before the middleware
 * @property {boolean} [isAsync] whether each request waits for the end of the one before
 * @property {number} [size] requests in a batch
 * @property {number} [clients]
 */

/**
 * Makes batches of requests to a middleware. Each request gets a new response, as on a server.
 *
 * @param {Traffic} traffic
 * @returns {Promise<(middleware: Middleware) => import('./rounds.js').Batch>}
 */
export async function createBatches(traffic) {
  const { method, headers = {}, nextOrigin, before = asExpress, isAsync = false } = traffic
  const { size = 500, clients = 6 } = traffic
  const first = nextOrigin === undefined ? headers : { origin: nextOrigin(), ...headers }
  const requests = await receiveRequests(method, first, clients)
  /** @type {string[]} */
  let origins = []
  const take = (/** @type {number} */ index) => {
    const request = /** @type {IncomingMessage} */ (requests[index % requests.length])
    const origin = origins[index]
    if (origin !== undefined) request.headers.origin = origin
    const response = new ServerResponse(request)
    before(response)
    return { request, response }
  }
  const next = () => undefined
  return (middleware) => ({
    size,
    prepare() {
      if (nextOrigin !== undefined) {
        origins = Array.from({ length: size }, () => received(nextOrigin()))
      }
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
        },
  })
}

/** A string as it comes from the network: a new object that has no hash yet. */
export const received = (/** @type {string} */ text) =>
  Buffer.from(text, 'latin1').toString('latin1')
