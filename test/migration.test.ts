import { cors, type CorsMiddleware, type CorsOptions } from 'allow-origin'
import peer from 'cors'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { tableUnder } from './documentation/pieces.js'
import { actual, exchange, preflight, type Received, type Sent } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
type Answer = (error: null, answer: CorsOptions['origin'] & (string | boolean)) => void

/** What both libraries do with the same options, under the words of the README's table. */
interface Row {
  readonly peer: string
  readonly options: unknown
  readonly sent: Sent
  readonly before: Partial<Received>
  /** `undefined` where the options are refused. */
  readonly after: Partial<Received> | undefined
}

const rows: readonly Row[] = [
  {
    peer: '`origin: true` with a malformed `Origin` echoes it',
    options: { origin: true },
    sent: actual('malformed'),
    before: { headers: { 'access-control-allow-origin': 'malformed', vary: 'Origin' } },
    after: { headers: { vary: 'Origin' } },
  },
  {
    peer: 'every `OPTIONS` is answered as a preflight',
    options: {},
    sent: { method: 'OPTIONS' },
    before: { status: 204, handled: 0 },
    after: { status: 200, handled: 1 },
  },
  {
    peer: 'a predicate that denies hands the preflight to the application',
    options: {
      origin: (_: string, callback: Answer) => {
        callback(null, false)
      },
    },
    sent: preflight(evil),
    before: { handled: 1 },
    after: { handled: 0 },
  },
  {
    peer: 'a predicate is called without an origin, too',
    options: {
      origin: (asked: unknown, callback: Answer) => {
        callback(null, String(asked))
      },
    },
    sent: {},
    before: { headers: { 'access-control-allow-origin': 'undefined', vary: 'Origin' } },
    after: { headers: { vary: 'Origin' } },
  },
  {
    peer: "`'*'` that a predicate answers allows everyone",
    options: {
      origin: (_: string, callback: Answer) => {
        callback(null, '*')
      },
    },
    sent: actual(app),
    before: { headers: { 'access-control-allow-origin': '*' }, status: 200 },
    after: { headers: { vary: 'Origin' }, status: 200 },
  },
  {
    peer: "`origin: 'https://a.example'` sends that to every origin",
    options: { origin: app },
    sent: actual(evil),
    before: { headers: { 'access-control-allow-origin': app, vary: 'Origin' } },
    after: { headers: { vary: 'Origin' } },
  },
  {
    peer: 'denied responses keep `-Allow-Credentials`, `-Allow-Methods` and the rest',
    options: { origin: [app], credentials: true },
    sent: actual(evil),
    before: { headers: { 'access-control-allow-credentials': 'true', vary: 'Origin' } },
    after: { headers: { vary: 'Origin' } },
  },
  {
    peer: '`origin: false` hands preflights to the application',
    options: { origin: false },
    sent: preflight(app),
    before: { status: 200, headers: {}, handled: 1 },
    after: { status: 204, headers: { 'content-length': '0' }, handled: 0 },
  },
  {
    peer: "`'https://*.example.com'` is that very string, which no browser sends",
    options: { origin: ['https://*.example.com'] },
    sent: actual(app),
    before: { headers: { vary: 'Origin' } },
    after: { headers: { 'access-control-allow-origin': app, vary: 'Origin' } },
  },
  {
    peer: 'a malformed string in an allowlist is ignored',
    options: { origin: [`${app}/`] },
    sent: actual(app),
    before: { headers: { vary: 'Origin' }, handled: 1 },
    after: undefined,
  },
  {
    peer: '`origin: undefined` switches CORS off',
    options: { origin: undefined },
    sent: actual(app),
    before: { headers: {}, handled: 1 },
    after: undefined,
  },
  {
    peer: 'unknown options are ignored',
    options: { origins: [app] },
    sent: actual(evil),
    before: { headers: { 'access-control-allow-origin': '*' } },
    after: undefined,
  },
  {
    peer: '`maxAge` may be text, and anything',
    options: { maxAge: 'soon' },
    sent: preflight(app),
    before: {
      headers: expect.objectContaining({ 'access-control-max-age': 'soon' }) as Received['headers'],
    },
    after: undefined,
  },
  {
    peer: "`origin: ['*']` matches nobody",
    options: { origin: ['*'] },
    sent: actual(app),
    before: { headers: { vary: 'Origin' } },
    after: { headers: { 'access-control-allow-origin': '*' } },
  },
  {
    peer: '`headers` is another name for `allowedHeaders`',
    options: { headers: ['X-One'] },
    sent: preflight(app),
    before: {
      headers: expect.objectContaining({
        'access-control-allow-headers': 'X-One',
      }) as Received['headers'],
    },
    after: undefined,
  },
  {
    peer: "`'null'` in an allowlist is an origin like others",
    options: { origin: [app, 'null'] },
    sent: actual('null'),
    before: { headers: { 'access-control-allow-origin': 'null', vary: 'Origin' } },
    after: undefined,
  },
]

const send = (make: (options: never) => unknown, { options, sent }: Row): Promise<Received> =>
  exchange(make(options as never) as CorsMiddleware<IncomingMessage>, sent)

describe('what changes for users of `cors`:', () => {
  describe.each(rows)('$peer', (row) => {
    it('there', async () => {
      const received = await send(peer, row)

      expect(received).toEqual({ ...received, ...row.before })
    })

    it('but not here', async () => {
      if (row.after === undefined) {
        expect(() => cors(row.options as never)).toThrow('CORS options')
        return
      }
      const received = await send(cors, row)

      expect(received).toEqual({ ...received, ...row.after })
    })
  })

  it('a promise that a predicate returns hangs the request there, and counts here', async () => {
    const options = { origin: () => Promise.resolve(true) }
    const waiting = Symbol('waiting')
    const patience = new Promise((resolve) => setTimeout(resolve, 50, waiting))
    const middleware = peer(options as never)

    expect(
      await Promise.race([
        patience,
        new Promise((resolve) => {
          middleware({ method: 'GET', headers: { origin: app } }, {} as never, resolve)
        }),
      ]),
    ).toBe(waiting)
    expect(await exchange(cors(options), actual(app))).toEqual({
      status: 200,
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
      handled: 1,
      errors: [],
    })
  })

  it('two policies on one request mix their headers there, and the last one decides here', async () => {
    const chain = (make: typeof peer): readonly CorsMiddleware<IncomingMessage>[] =>
      [make({ exposedHeaders: ['X-One'] }), make({ origin: [app] })] as never
    const mixed = await exchange(chain(peer), actual(evil))
    const decided = await exchange(chain(cors as never), actual(evil))

    expect(mixed.headers).toEqual({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'X-One',
      vary: 'Origin',
    })
    expect(decided.headers).toEqual({ vary: 'Origin' })
  })

  it('is what the README says, row by row', () => {
    const others = ['a predicate must call back', 'two `cors()` on one request mix their headers']
    const listed = tableUnder('Migrating from `cors`').map(([there]) => there)

    expect([...listed].sort()).toEqual([...rows.map((row) => row.peer), ...others].sort())
  })
})
