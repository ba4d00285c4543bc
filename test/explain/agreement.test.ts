import { createServer, request as startRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cors, type CorsMiddleware, type Explanation } from 'allow-origin'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { IncomingResponse, OutgoingRequest } from '../../src/browser/browser-request.js'
import { judge, type Exchange } from '../../src/browser/judge.js'
import { createExplanation } from '../../src/explain/create-explanation.js'
import { configured, sendable } from './generated.js'

let middleware: CorsMiddleware = cors()
let server: Server
let url: string

beforeAll(async () => {
  server = createServer((request, response) => {
    middleware(request, response, () => {
      response.end('handled')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
})

const send = ({ method, url, headers }: OutgoingRequest): Promise<IncomingResponse> =>
  new Promise((resolve, reject) => {
    const sent = ['Host', new URL(url).host, ...headers.flat()]
    startRequest(url, { method, headers: sent, agent: false }, (response) => {
      response.resume()
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode = 0, rawHeaders } = response
        const headers = Array.from({ length: rawHeaders.length / 2 }, (_, index) => {
          const [name = '', value = ''] = rawHeaders.slice(2 * index)
          return [name, value] as const
        })
        resolve({ status: statusCode, headers })
      })
    })
      .on('error', reject)
      .end()
  })

/** What must agree: everything except the URL and the server's own headers. */
const compared = ({ request, steps, exchanges, ...rest }: Explanation): object => ({
  ...rest,
  request: { ...request, url: null },
  steps: steps.map(({ facts, ...step }) => ({
    ...step,
    facts: facts.filter(([name]) => name !== 'url'),
  })),
  exchanges: exchanges.map(({ request, response }: Exchange) => ({
    request: { ...request, url: null },
    status: response?.status,
    headers: response?.headers
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => /^(?:access-control-|vary$)/.test(name)),
  })),
})

it('an explanation matches what a real server with the middleware sends over HTTP', async () => {
  await fc.assert(
    fc.asyncProperty(configured, sendable, async ({ policy }, request) => {
      const explained = await policy.explain(request)
      middleware = cors(policy)
      const { suggestions, obstacle, warnings } = explained

      const judged = await judge({ ...explained.request, url }, send)
      const observed = createExplanation({ ...explained.request, url }, judged, {
        suggestions,
        obstacle,
        warnings,
      })

      expect(compared(observed)).toEqual(compared(explained))
    }),
    { numRuns: 200 },
  )
}, 60_000)
