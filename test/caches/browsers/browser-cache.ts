import type { IncomingResponse } from '../../../src/browser/browser-request.js'
import { judge } from '../../../src/browser/judge.js'
import type { Header } from '../../../src/protocol/header-list.js'
import { overHttp1 } from '../../integration/exchange.js'
import type { Asked, Cache, Seen } from '../cache.js'
import type { Origins } from '../origins.js'
import type { PageAnswer, PageRequest } from './page-request.js'
import type { Visitor } from './visitor.js'

/** The HTTP cache of a browser, and the pages that use it. */
export const browserCache = ({ origins, askFrom }: Visitor): Cache => ({
  origins,
  connect: (server) =>
    Promise.resolve({
      ask: async (asker, asked) => {
        // A request without `Origin` still comes from a page.
        const page = asker === 'no-origin' ? 'stranger' : asker
        const passes = await askFrom(
          page,
          asked.map((each) => requestFor(server, each)),
        )
        return passes.map((answers) => answers.map(see))
      },
      askDirectly: (port, asked) => askDirectly(origins, port, asked),
    }),
  // Each browser has its own rules for denied responses, errors and `HEAD`.
  keeps: ({ from, method, resource }, isAllowed) =>
    method === undefined &&
    !['missing', 'throwing'].includes(resource) &&
    (isAllowed || from === 'no-origin')
      ? true
      : undefined,
})

const requestFor = (port: number, asked: Asked): PageRequest => ({
  url: `http://api.localhost:${port}${asked.path}`,
  method: asked.method ?? 'GET',
  mode: asked.from === 'no-origin' ? 'no-cors' : 'cors',
  credentials: asked.credentials,
})

/** The headers that a policy or the application sets. */
const names = ['access-control-allow-credentials', 'access-control-allow-origin', 'x-item']

const see = ({ isReadable, status, headers, body }: PageAnswer): Seen => ({
  isReadable,
  content: {
    status,
    headers: names.filter((name) => name in headers).map((name) => [name, headers[name]]),
    body,
  },
})

const nothing: PageAnswer = { isReadable: false, status: 0, headers: {}, body: '' }

/** What a page would see of the application's response, as the library models a browser. */
async function askDirectly(origins: Origins, port: number, asked: Asked): Promise<Seen> {
  if (asked.from === 'no-origin') return see(nothing)
  const { url, method } = requestFor(port, asked)
  const { path } = asked
  const credentials = asked.credentials === 'include'
  let body = ''
  const { verdict, readable, exchanges } = await judge(
    { url, method, origin: origins[asked.from], credentials },
    async (request): Promise<IncomingResponse> => {
      const headers = Object.fromEntries(request.headers)
      const response = await overHttp1(port, { method, path, headers })
      body = response.body
      return {
        status: response.status ?? 0,
        headers: Object.entries(response.headers).map(([name, value]): Header => [
          name,
          String(value),
        ]),
      }
    },
  )
  const response = exchanges.at(-1)?.response
  if (verdict !== 'allowed' || !response || !readable) return see(nothing)
  const { status } = response
  const headers = response.headers.filter(([name]) => readable.names.includes(name))
  return see({ isReadable: true, status, headers: Object.fromEntries(headers), body })
}
