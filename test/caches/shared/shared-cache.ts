import { Agent } from 'node:http'
import type { BrowserRequest } from '../../../src/browser/browser-request.js'
import { corsCheck } from '../../../src/browser/cors-check.js'
import { actualOf, preflightOf } from '../../../src/browser/outgoing-requests.js'
import { checkPreflight } from '../../../src/browser/preflight-check.js'
import { acceptRequest } from '../../../src/browser/script-request.js'
import { isFailure } from '../../../src/browser/step.js'
import type { HeaderList } from '../../../src/protocol/header-list.js'
import { overHttp1With, type Response } from '../../integration/exchange.js'
import { etag } from '../application.js'
import type { Asked, Cache, Seen } from '../cache.js'
import { inLanes } from '../browsers/pages/in-lanes.js'
import { originsOf } from '../origins.js'
import type { Proxy } from './proxy.js'

const origins = originsOf('https', 'example.com')

/** Reuses connections, because there are thousands of requests. */
const send = overHttp1With(new Agent({ keepAlive: true, maxSockets: 8 }))

/** A caching proxy, and clients that send what browsers would send. */
export const sharedCache = (proxy: Proxy): Cache => ({
  origins,
  connect: async (server) => {
    const port = await proxy.connect(server)
    return {
      ask: async (_asker, asked) => {
        const askEach = () => inLanes(8, asked, (each) => sendAs(port, each))
        return [await askEach(), await askEach()]
      },
      askDirectly: sendAs,
    }
  },
  keeps: ({ preflight = false }) => !preflight,
})

/** Sends a page's request as its browser would, or a plain request if there is no page. */
async function sendAs(port: number, asked: Asked): Promise<Seen> {
  const page = asked.from === 'no-origin' ? undefined : requestOf(origins[asked.from], port, asked)
  const outgoing = page && (asked.preflight ? preflightOf(page) : actualOf(page))
  const response = await send(port, {
    method: outgoing?.method ?? 'GET',
    path: asked.path,
    headers: {
      ...Object.fromEntries(outgoing?.headers ?? []),
      ...(asked.plain ? {} : { 'Accept-Encoding': 'gzip' }),
      ...(asked.conditional ? { 'If-None-Match': etag } : {}),
      ...(asked.credentials === 'include' && !asked.preflight ? { Cookie: 'session=1' } : {}),
    },
  })
  const headers = relevant(response.headers)
  const content = {
    status: response.status,
    headers: Object.fromEntries(headers),
    body: response.body,
  }
  if (!page) return { content }
  const incoming = { status: response.status ?? 0, headers }
  const steps = asked.preflight ? checkPreflight(page, incoming) : [corsCheck(page, incoming)]
  return { isReadable: !steps.some(isFailure), content }
}

function requestOf(origin: string, port: number, asked: Asked): BrowserRequest {
  const { request } = acceptRequest({
    url: `http://127.0.0.1:${port}${asked.path}`,
    origin,
    method: asked.preflight ? 'PUT' : asked.method,
    credentials: asked.credentials === 'include',
  })
  if (!request) throw new Error('no script could make that request')
  return { ...request, tainting: 'cors' }
}

/** The headers from a policy or the application, without those that proxies add. */
const relevant = (headers: Response['headers']): HeaderList =>
  Object.entries(headers)
    .filter(([name]) => name === 'vary' || name === 'x-item' || name.startsWith('access-control-'))
    .map(([name, value]) => [name, String(value)])
