import { cors, type CorsMiddleware, type CorsResponse } from 'allow-origin'
import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage } from 'node:http'
import { connect, createServer as createHttp2Server } from 'node:http2'
import { text } from 'node:stream/consumers'
import { describe, expect, it, vi } from 'vitest'
import { listen, type Running } from '../integration/framework.js'

const app = 'https://app.example.com'

type Ask = () => Promise<boolean>
type Exchange = (middleware: CorsMiddleware) => Promise<LateExchange>

interface LateExchange {
  readonly response: CorsResponse
  /** Counts calls of `next`, and of the response's methods after the end of the exchange. */
  readonly calls: () => number
  readonly close: () => Promise<unknown>
}

const middlewares: readonly [title: string, make: (ask: Ask) => CorsMiddleware][] = [
  ['a predicate', (ask) => cors({ origin: ask })],
  ['an enforced policy', (ask) => cors({ origin: ask, enforce: true })],
  ['a delegate', (ask) => cors(async () => ({ origin: (await ask()) && app }))],
]

const answers: readonly [title: string, answer: () => Promise<boolean>][] = [
  ['allows', () => Promise.resolve(true)],
  ['denies', () => Promise.resolve(false)],
  ['rejects', () => Promise.reject(new Error('the database is down'))],
]

const watch = (response: CorsResponse, next: () => void): (() => number) => {
  const spies = (['setHeader', 'removeHeader', 'end'] as const).map((name) =>
    vi.spyOn(response, name),
  )
  const spied = [...spies, vi.mocked(next)]
  return () => spied.reduce((calls, { mock }) => calls + mock.calls.length, 0)
}

/** A request whose response is ended by other code, such as a timeout, or whose client disconnects. */
const overHttp1 =
  (end: 'answered' | 'left'): Exchange =>
  async (middleware) => {
    const server = createServer()
    const { port, close } = await listen(server)
    const arrived = once(server, 'request') as Promise<
      [IncomingMessage, CorsResponse & NodeJS.EventEmitter]
    >
    const client = get({ host: '127.0.0.1', port, headers: { Origin: app } })
    client.on('error', () => undefined)
    const [request, response] = await arrived
    const next = vi.fn()
    middleware(request, response, next)
    const closed = once(response, 'close')
    if (end === 'answered') response.end()
    else client.destroy()
    await closed
    return { response, calls: watch(response, next), close }
  }

const overHttp2 =
  (end: 'answered' | 'left'): Exchange =>
  async (middleware) => {
    const server = createHttp2Server()
    const { port, close } = await listen(server)
    const arrived = once(server, 'request') as Promise<
      [IncomingMessage, CorsResponse & NodeJS.EventEmitter]
    >
    const session = connect(`http://127.0.0.1:${port}`)
    session.on('error', () => undefined)
    session.request({ ':path': '/', origin: app }).on('error', () => undefined)
    const [request, response] = await arrived
    const next = vi.fn()
    middleware(request, response, next)
    const closed = once(response, 'close')
    if (end === 'answered') response.end()
    else session.destroy()
    await closed
    return {
      response,
      calls: watch(response, next),
      close: () => {
        session.destroy()
        return close()
      },
    }
  }

describe.each([
  ['was ended by other code', overHttp1('answered')],
  ['lost its client', overHttp1('left')],
  ['was ended by other code over HTTP/2', overHttp2('answered')],
  ['lost its client over HTTP/2', overHttp2('left')],
])('a response that %s is not touched', (_, exchange) => {
  describe.each(middlewares)('if %s', (_, make) => {
    it.each(answers)('%s too late', async (_, answer) => {
      let settle: (answer: Promise<boolean>) => void = () => undefined
      const later = new Promise<boolean>((resolve) => (settle = resolve))
      const { calls, close } = await exchange(make(() => later))
      try {
        settle(answer())
        await new Promise((resolve) => setTimeout(resolve, 5))

        expect(calls()).toBe(0)
      } finally {
        await close()
      }
    })
  })
})

describe('after a late answer', () => {
  it('a response that was ended and is still being sent is not touched', async () => {
    const end = vi.fn()
    const next = vi.fn()
    const response: CorsResponse = {
      statusCode: 200,
      writableEnded: true,
      destroyed: false,
      getHeader: () => undefined,
      setHeader: end,
      removeHeader: end,
      end,
    }
    cors({ origin: () => Promise.resolve(true) })({ headers: { origin: app } }, response, next)
    await new Promise((resolve) => setTimeout(resolve, 5))

    expect([...end.mock.calls, ...next.mock.calls]).toEqual([])
  })

  it('the connection serves the next request', async () => {
    let settle: (answer: boolean) => void = () => undefined
    const errors: unknown[] = []
    const middleware = cors({ origin: () => new Promise<boolean>((resolve) => (settle = resolve)) })
    const server = createServer((request, response) => {
      if (request.url === '/fast') {
        response.end('served')
        return
      }
      middleware(request, response, (error) => {
        errors.push(error)
        request.socket.destroy()
      })
      response.statusCode = 503
      response.end('too late')
    })
    const { port, close }: Running = await listen(server)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = async (path: string): Promise<[number | undefined, string, number | undefined]> => {
      const request = get({ host: '127.0.0.1', port, path, agent, headers: { Origin: app } })
      const [response] = (await once(request, 'response')) as [IncomingMessage]
      return [response.statusCode, await text(response), request.socket?.localPort]
    }
    try {
      const [status, , connection] = await ask('/slow')
      settle(true)

      expect(status).toBe(503)
      expect(await ask('/fast')).toEqual([200, 'served', connection])
      expect(errors).toEqual([])
    } finally {
      agent.destroy()
      await close()
    }
  })
})
