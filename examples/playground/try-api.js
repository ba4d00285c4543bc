import { once } from 'node:events'
import { request } from 'node:http'
import { shownOptions } from './api.js'
import { hostAt } from './guard.js'

/** @typedef {{ title: string, method: string, headers: Record<string, string> }} Tried */

const origins = ['https://app.example.com', 'https://other.example']

/** @type {readonly Tried[]} */
const tried = [
  ...origins.map((origin) => ({
    title: `GET from ${origin}`,
    method: 'GET',
    headers: { Origin: origin },
  })),
  ...origins.map((origin) => ({
    title: `Preflight for PUT from ${origin}`,
    method: 'OPTIONS',
    headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT' },
  })),
]

/**
 * Sends four requests to the API, as browsers do. Returns lines with the statuses and the CORS headers of its responses.
 *
 * @param {number} port
 */
export async function tryApi(port) {
  const host = hostAt('api.localhost', port)
  const lines = [`The API at http://${host}/items uses cors(${shownOptions}):`]
  for (const one of tried) lines.push(...(await send(one, host, port)))
  return lines.join('\n')
}

/** @param {Tried} tried @param {string} host @param {number} port */
async function send({ title, method, headers }, host, port) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/items',
    method,
    headers: { Host: host, ...headers },
    agent: false,
  })
  const [response] = /** @type {[import('node:http').IncomingMessage]} */ (
    await once(sent.end(), 'response')
  )
  response.resume()
  const { statusCode, headers: received } = response
  const allows = Object.entries(received).filter(([name]) => name.startsWith('access-control-'))
  const verdict = received['access-control-allow-origin'] === headers.Origin ? 'allowed' : 'denied'
  return [
    `${title}: ${statusCode}, ${verdict} (vary: ${received.vary})`,
    ...allows.map(([name, value]) => `  ${name}: ${value}`),
  ]
}
