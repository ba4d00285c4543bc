import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import supertest from 'supertest'
import type { CorsMiddleware } from 'allow-origin'

export interface Sent {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'OPTIONS'
  readonly url?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Received {
  readonly status: number
  /** The CORS headers, `vary` and `content-length` if it is 0; names are lowercase. */
  readonly headers: Readonly<Record<string, string>>
  /** How often the next handler was called. */
  readonly handled: number
  /** The argument of each call of `next`. */
  readonly errors: readonly unknown[]
}

type Before = (request: IncomingMessage, response: ServerResponse) => void

/** Sends one request over HTTP to a `node:http` server that runs the middlewares in order. */
export async function exchange(
  middlewares: CorsMiddleware<IncomingMessage> | readonly CorsMiddleware<IncomingMessage>[],
  { method = 'GET', url = '/', headers = {} }: Sent = {},
  before: Before = () => undefined,
): Promise<Received> {
  let handled = 0
  let thrown: unknown
  const errors: unknown[] = []
  const chain = [middlewares].flat()
  const server = createServer((request, response) => {
    before(request, response)
    const run = (index: number): void => {
      const middleware = chain[index]
      if (middleware === undefined) {
        handled += 1
        response.end('handled')
        return
      }
      middleware(request, response, (error) => {
        if (!error) run(index + 1)
        else {
          errors.push(error)
          response.statusCode = 500
          response.end('failed')
        }
      })
    }
    try {
      run(0)
    } catch (error) {
      thrown = error
      response.destroy()
    }
  })
  const agent = supertest(server)
  const send = agent[method.toLowerCase() as Lowercase<typeof method>].bind(agent)
  const response = await send(url)
    .set({ ...headers })
    .catch((error: unknown) => {
      // What a middleware throws fails its test, instead of the process.
      throw thrown ?? error
    })
  return { status: response.status, headers: relevant(response.headers), handled, errors }
}

function relevant(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name, value]) =>
      name === 'vary' ||
      name.startsWith('access-control-') ||
      (name === 'content-length' && value === '0'),
  )
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]))
}

/** A preflight's headers, as a browser sends them for `PUT`. */
export const preflight = (origin: string, headers?: string): Sent => ({
  method: 'OPTIONS',
  headers: {
    Origin: origin,
    'Access-Control-Request-Method': 'PUT',
    ...(headers === undefined ? {} : { 'Access-Control-Request-Headers': headers }),
  },
})

export const actual = (origin: string): Sent => ({ headers: { Origin: origin } })
