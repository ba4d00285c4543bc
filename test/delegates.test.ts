import { cors, createPolicy, CorsOptionsError, type CorsDelegate } from 'allow-origin'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { actual, exchange, preflight } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const methods = 'GET,HEAD,PUT,PATCH,POST,DELETE'
const options = { origin: app }
const policy = createPolicy(options)

describe('a delegate', () => {
  const delegates: readonly [title: string, delegate: CorsDelegate][] = [
    ['options', () => options],
    ['a policy', () => policy],
    ['a promise of options', () => Promise.resolve(options)],
    ['a promise of a policy', () => Promise.resolve(policy)],
    [
      'its callback and options',
      (_, callback) => {
        callback(null, options)
      },
    ],
    [
      'a later callback and a policy',
      (_, callback) => {
        setTimeout(callback, 1, null, policy)
      },
    ],
    [
      'a later callback, and return a timer',
      ((_request, callback) => setTimeout(callback, 1, null, options)) as CorsDelegate,
    ],
  ]

  describe.each(delegates)('may answer with %s', (_, delegate) => {
    it('to allow a request', async () => {
      expect(await exchange(cors(delegate), actual(app))).toEqual({
        status: 200,
        headers: { 'access-control-allow-origin': app, vary: 'Origin' },
        handled: 1,
        errors: [],
      })
    })

    it('to deny a request', async () => {
      expect(await exchange(cors(delegate), actual(evil))).toEqual({
        status: 200,
        headers: { vary: 'Origin' },
        handled: 1,
        errors: [],
      })
    })

    it('to answer a preflight', async () => {
      expect(await exchange(cors(delegate), preflight(app))).toEqual({
        status: 204,
        headers: {
          'access-control-allow-origin': app,
          'access-control-allow-methods': methods,
          vary: 'Origin, Access-Control-Request-Headers',
          'content-length': '0',
        },
        handled: 0,
        errors: [],
      })
    })
  })

  it('chooses for each request', async () => {
    const strict = createPolicy({ origin: app })
    const open = createPolicy()
    const middleware = cors((request) => (request.url?.startsWith('/public') ? open : strict))
    const allowed = async (url: string): Promise<unknown> =>
      (await exchange(middleware, { ...actual(evil), url })).headers['access-control-allow-origin']

    expect(await allowed('/public/item')).toBe('*')
    expect(await allowed('/item')).toBeUndefined()
  })

  it('may depend on the origin, so every response has `Vary: Origin`', async () => {
    const middleware = cors((request) => ({ origin: request.headers.origin === app }))
    const open = cors((request) => ({ origin: request.headers.origin === app ? '*' : false }))

    expect((await exchange(middleware, actual(evil))).headers).toEqual({ vary: 'Origin' })
    expect((await exchange(open, actual(evil))).headers).toEqual({ vary: 'Origin' })
    expect((await exchange(open, actual(app))).headers).toEqual({
      'access-control-allow-origin': '*',
      vary: 'Origin',
    })
    expect((await exchange(open, preflight(app))).headers).toMatchObject({
      'access-control-allow-origin': '*',
      vary: 'Origin, Access-Control-Request-Headers',
    })
  })

  it('can replace the list of origins while the server runs', async () => {
    let current = createPolicy({ origin: [] as string[] })
    const middleware = cors(() => current)
    expect((await exchange(middleware, actual(app))).headers).toEqual({ vary: 'Origin' })

    current = createPolicy({ origin: [app] })
    expect((await exchange(middleware, actual(app))).headers).toEqual({
      'access-control-allow-origin': app,
      vary: 'Origin',
    })
  })
})

describe('an invalid return value of a delegate:', () => {
  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['true', true],
    ['an array', [app]],
    ['a function', () => options],
    ['options with a problem', { origin: `${app}/` }],
    ['options whose origin is undefined', { origin: undefined }],
  ])('%s causes an error in `next`', async (_, answer) => {
    const received = await exchange(cors((() => answer) as CorsDelegate), actual(app))

    const error: unknown = expect.any(CorsOptionsError)
    expect(received).toEqual({
      status: 500,
      headers: { vary: 'Origin' },
      handled: 0,
      errors: [error],
    })
  })
})

describe("a delegate's `origin: true` allows the request's own origin", () => {
  const readable = {
    'access-control-allow-origin': app,
    'access-control-allow-credentials': 'true',
    vary: 'Origin',
  }
  /** The most copied delegate of `cors` users. */
  const mostCopied: CorsDelegate<IncomingMessage> = ({ headers }, callback) => {
    callback(null, headers.origin === app ? { origin: true, credentials: true } : { origin: false })
  }
  const anyone = cors(() => ({ origin: true, credentials: true }))
  const opening = cors(() => ({
    origin: true,
    credentials: true,
    dangerously: { nullOrigin: true },
  }))

  it.each([
    ['with credentials', cors(mostCopied), app, readable],
    ['unless it returns false', cors(mostCopied), evil, { vary: 'Origin' }],
    ['but not null', anyone, 'null', { vary: 'Origin' }],
    ['but not a malformed one', anyone, `${app}/`, { vary: 'Origin' }],
    [
      'and null with `dangerously.nullOrigin`',
      opening,
      'null',
      { ...readable, 'access-control-allow-origin': 'null' },
    ],
  ])('%s', async (_, middleware, origin, headers) => {
    const received = await exchange(middleware, actual(origin))

    expect(received).toEqual({ status: 200, headers, handled: 1, errors: [] })
  })

  it.each([
    ["'*'", { origin: '*', credentials: true }],
    ['no origin', { credentials: true }],
  ])('but %s with credentials is an error', async (_, options) => {
    const { errors } = await exchange(
      cors(() => options),
      actual(app),
    )

    expect(errors).toEqual([
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'credentials-for-all' })],
      }),
    ])
  })
})
