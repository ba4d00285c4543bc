import { createServer } from 'node:http'
import { exchange, withServer } from './requests.js'

/**
 * @typedef {import('./scenarios.js').Answer} Answer
 * @typedef {import('./scenarios.js').Scenario} Scenario
 * @typedef {import('./limit.js').Middleware} Middleware
 */

const compared = /^(?:access-control-|vary$)/

/**
 * What a middleware sends in a scenario, over HTTP: the status, and the headers that are a CORS middleware's.
 *
 * @param {Scenario} scenario
 * @param {Middleware} middleware
 * @returns {Promise<Answer>}
 */
export function answerOf({ method, headers = {}, origins, before }, middleware) {
  const server = createServer((request, response) => {
    before?.(response)
    middleware(request, response, (error) => {
      response.statusCode = error === undefined ? 200 : 500
      response.end('[]')
    })
  })
  const [origin] = origins
  const sent = origin === undefined ? headers : { origin, ...headers }
  return withServer(server, async (port) => {
    const response = await exchange(port, { method, headers: sent })
    const received = Object.entries(response.headers).filter(
      ([name]) => compared.test(name) || (method === 'OPTIONS' && name === 'content-length'),
    )
    return {
      status: response.statusCode ?? 0,
      headers: Object.fromEntries(received.map(([name, value]) => [name, String(value)])),
    }
  })
}

/**
 * What one answer has that another has not.
 *
 * @param {Answer} answer
 * @param {Answer} expected
 * @returns {string[]}
 */
export function differencesOf(answer, expected) {
  const found = answer.status === expected.status ? [] : [`status ${answer.status}`]
  for (const name of new Set([...Object.keys(expected.headers), ...Object.keys(answer.headers)])) {
    const value = answer.headers[name]
    if (value === expected.headers[name]) continue
    found.push(value === undefined ? `no ${name}` : `${name}: ${value}`)
  }
  return found
}
