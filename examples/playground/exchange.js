import { request } from 'node:http'
import { needsPreflight } from './scenarios.js'

/**
 * @typedef {object} Exchange a request, and what came back
 * @property {string} method
 * @property {string} path
 * @property {[name: string, value: string][]} asked the headers sent
 * @property {number} status
 * @property {[name: string, value: string][]} headers those that came back, as far as they matter here
 */

/**
 * Sends one request to a port of this machine. Unlike a browser, node:http may send any `Origin`.
 *
 * @param {number} port
 * @param {{ method?: string, path: string, headers: Record<string, string>, body?: string }} sent
 * @returns {Promise<Exchange>}
 */
export const exchange = (port, { method = 'GET', path, headers, body }) =>
  new Promise((resolve, reject) => {
    const sending = request({ host: '127.0.0.1', port, method, path, headers, agent: false })
    sending.on('error', reject)
    sending.on('response', (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => {
        resolve({
          method,
          path,
          asked: Object.entries(headers),
          status: response.statusCode ?? 0,
          headers: pairs(response.rawHeaders).filter(([name]) => matters.test(name)),
        })
      })
    })
    sending.end(body)
  })

const matters = /^(?:access-control-.*|vary|x-.*)$/i

/**
 * Sends what a browser would send for a scenario: the preflight where there is one, and the request where it passed.
 *
 * @param {number} port
 * @param {import('./scenarios.js').Scenario} scenario
 * @param {string} origin
 */
export async function repeat(port, { path, init }, origin) {
  const { method = 'GET', headers = {}, body } = init
  const exchanges = []
  if (needsPreflight(init)) {
    const names = Object.keys(headers).map((name) => name.toLowerCase())
    const preflight = await exchange(port, {
      method: 'OPTIONS',
      path,
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': method,
        ...(names.length > 0 && { 'Access-Control-Request-Headers': names.join(',') }),
      },
    })
    exchanges.push(preflight)
    if (!valueOf(preflight, 'Access-Control-Allow-Methods').split(',').includes(method)) {
      return exchanges
    }
  }
  const sent = { method, path, headers: { Origin: origin, ...headers } }
  exchanges.push(await exchange(port, body === undefined ? sent : { ...sent, body }))
  return exchanges
}

/** The value of a header that came back, or the empty string. @param {Exchange} from @param {string} name */
export const valueOf = ({ headers }, name) =>
  headers.find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())?.[1] ?? ''

/** @param {readonly string[]} raw @returns {[string, string][]} */
const pairs = (raw) =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []))
