import { once } from 'node:events'
import { createServer, request as sendRequest } from 'node:http'

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {{ method: string, headers: Readonly<Record<string, string>> }} RequestStart */

/** What browsers send with `fetch`. */
const browsers = [
  {
    'sec-ch-ua-platform': '"Linux"',
    'user-agent':
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
    'sec-ch-ua': '"Chromium";v="141", "Not?A_Brand";v="8"',
    'sec-ch-ua-mobile': '?0',
    accept: '*/*',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
    'sec-fetch-dest': 'empty',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-US,en;q=0.9',
  },
  {
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0',
    accept: '*/*',
    'accept-language': 'en-US,en;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'sec-fetch-dest': 'empty',
    'sec-fetch-mode': 'cors',
    'sec-fetch-site': 'cross-site',
    te: 'trailers',
  },
  {
    accept: '*/*',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'empty',
    'accept-language': 'en-US,en;q=0.9',
    'sec-fetch-mode': 'cors',
    'user-agent':
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15',
    'accept-encoding': 'gzip, deflate, br',
  },
]

/** What a proxy in front of the server adds. */
const ofProxy = {
  'x-forwarded-for': '203.0.113.7',
  'x-forwarded-proto': 'https',
  'x-request-id': '5f1c0f0e7c',
}

/**
 * The same request from three browsers, each directly and through a proxy. They come over HTTP, so that their objects are
 * as Node makes them: no two with the same shape, as at a server that anybody may ask.
 *
 * @param {RequestStart} start
 * @param {boolean} bare whether to leave out what browsers and proxies add: then there is one request
 * @returns {Promise<IncomingMessage[]>}
 */
export async function receiveRequests({ method, headers }, bare) {
  /** @type {IncomingMessage[]} */
  const received = []
  const server = createServer((request, response) => {
    // Node makes it when it is first read; who reads it first must not pay for that.
    void request.headers
    received.push(request)
    response.end()
  })
  await withServer(server, async (port) => {
    const sent = bare ? [{}] : browsers.flatMap((of) => [of, { ...of, ...ofProxy }])
    for (const added of sent) await exchange(port, { method, headers: { ...headers, ...added } })
  })
  return received
}

/**
 * @template Result
 * @param {import('node:http').Server} server
 * @param {(port: number) => Promise<Result>} use
 */
export async function withServer(server, use) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await use(/** @type {import('node:net').AddressInfo} */ (server.address()).port)
  } finally {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}

/**
 * @param {number} port
 * @param {RequestStart} start
 * @returns {Promise<IncomingMessage>} the response, read to its end
 */
export async function exchange(port, { method, headers }) {
  const sent = sendRequest({ host: '127.0.0.1', port, method, headers, agent: false }).end()
  const [response] = await once(sent, 'response')
  response.resume()
  await once(response, 'end')
  return response
}
