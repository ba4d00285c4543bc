import type { CorsMiddleware } from 'allow-origin'
import { Agent, createServer, request, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import type { Asked } from './policies.js'

export interface Received {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  /** Whether the request reached the next handler. */
  readonly handled: boolean
}

/** A header value as a server receives it, or `undefined` if it cannot be sent. */
const sendable = (value: string | undefined): string | undefined =>
  // Non-breaking spaces are left out, because `trim` would remove them and HTTP does not.
  value !== undefined && /^[\t\x20-\x7e\x80-\x9f\xa1-\xff]*$/.test(value) ? value.trim() : undefined

/** Turns a generated request into one that a client can send. */
export const asSent = ({ method, origin, requestMethod, requestHeaders }: Asked): Asked => ({
  method: method === undefined ? 'GET' : method.toUpperCase(),
  origin: sendable(origin),
  requestMethod: sendable(requestMethod),
  requestHeaders: sendable(requestHeaders),
})

/** Starts a server for the tests of the current block. Each exchange sets its middleware. */
export function serveInTurn(): (middleware: CorsMiddleware, asked: Asked) => Promise<Received> {
  let middleware: CorsMiddleware | undefined
  let handled = false
  const server = createServer((incoming, response) => {
    middleware?.(incoming, response, (error) => {
      handled = !error
      response.statusCode = error ? 500 : 200
      response.end()
    })
  })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
  afterAll(() => {
    agent.destroy()
    return new Promise((resolve) => server.close(resolve))
  })

  return (next, { method, origin, requestMethod, requestHeaders }) =>
    new Promise((resolve, reject) => {
      middleware = next
      handled = false
      const { port } = server.address() as AddressInfo
      const sent = request({ agent, host: '127.0.0.1', port, method }, (response) => {
        response.resume().on('end', () => {
          resolve({ status: response.statusCode, headers: response.headers, handled })
        })
      })
      const headers = {
        Origin: origin,
        'Access-Control-Request-Method': requestMethod,
        'Access-Control-Request-Headers': requestHeaders,
      }
      for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined) sent.setHeader(name, value)
      }
      sent.on('error', reject).end()
    })
}
