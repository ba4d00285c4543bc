import { cors, createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange, preflight } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

/** What was wrong in other libraries for the same protocol, once each. */
describe('never again:', () => {
  it('a predicate that returns a promise leaves the request without a response', async () => {
    const received = await exchange(cors({ origin: () => Promise.resolve(true) }), actual(app))

    expect(received).toEqual({
      status: 200,
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
      handled: 1,
      errors: [],
    })
  })

  it("a predicate's denial lets the preflight through to the route", async () => {
    const origin: CorsOptions['origin'] = (_, callback) => {
      callback(null, false)
    }

    expect(await exchange(cors({ origin }), preflight(evil))).toEqual({
      status: 204,
      headers: {
        vary: 'Origin, Access-Control-Request-Headers',
        'content-length': '0',
      },
      handled: 0,
      errors: [],
    })
  })

  it('what a callback answered decides about later requests too', async () => {
    const origins = [app, evil]
    const middleware = cors({
      origin: (_, callback) => {
        callback(null, origins.shift())
      },
    })

    expect((await exchange(middleware, actual(app))).headers).toHaveProperty(
      'access-control-allow-origin',
    )
    expect((await exchange(middleware, actual(app))).headers).toEqual({ vary: 'Origin' })
  })

  it('the headers that one preflight asks for are allowed to the next one too', async () => {
    const middleware = cors({ origin: app })
    const asked = async (headers?: string): Promise<unknown> =>
      (await exchange(middleware, preflight(app, headers))).headers['access-control-allow-headers']

    expect(await asked('x-one')).toBe('x-one')
    expect(await asked()).toBeUndefined()
    expect(await asked('x-two')).toBe('x-two')
  })

  it('the method that one preflight asks for is allowed to the next one too', async () => {
    const middleware = cors({ origin: app, credentials: true, methods: '*' })
    const asked = async (method: string): Promise<unknown> => {
      const headers = { Origin: app, 'Access-Control-Request-Method': method }
      const received = await exchange(middleware, { method: 'OPTIONS', headers })
      return received.headers['access-control-allow-methods']
    }

    expect(await asked('PATCH')).toBe('PATCH')
    expect(await asked('')).toBeUndefined()
    expect(await asked('DELETE')).toBe('DELETE')
  })

  it.each(['g', 'y', 'gy'])(
    'an expression with the flag %s allows every other request',
    async (flags) => {
      const expression = new RegExp(String.raw`^https:\/\/app\.example\.com$`, flags)
      const middleware = cors({ origin: expression })

      for (let time = 0; time < 4; time++) {
        expect((await exchange(middleware, actual(app))).headers).toHaveProperty(
          'access-control-allow-origin',
        )
      }
      expect(expression.lastIndex).toBe(0)
    },
  )

  it('frozen options are refused or fail later', async () => {
    const options = Object.freeze({
      origin: Object.freeze([app]),
      methods: Object.freeze(['PUT']),
      allowedHeaders: Object.freeze(['X-One']),
    })

    expect((await exchange(cors(options), preflight(app))).headers).toEqual({
      'access-control-allow-origin': app,
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'X-One',
      vary: 'Origin',
      'content-length': '0',
    })
  })

  it('options that are changed later change the policy half-way', () => {
    const origin = [app]
    const policy = createPolicy({ origin })
    origin[0] = evil

    expect(policy.allows(app)).toBe(true)
    expect(policy.allows(evil)).toBe(false)
  })

  it('`maxAge: 0` is left out', async () => {
    expect((await exchange(cors({ maxAge: 0 }), preflight(app))).headers).toHaveProperty(
      'access-control-max-age',
      '0',
    )
  })

  it('options of a delegate without `methods` break the preflight', async () => {
    expect(
      (
        await exchange(
          cors(() => ({ origin: app })),
          preflight(app),
        )
      ).headers,
    ).toHaveProperty('access-control-allow-methods', 'GET,HEAD,PUT,PATCH,POST,DELETE')
  })

  it("['*'] allows nobody", async () => {
    expect((await exchange(cors({ origin: ['*'] }), actual(app))).headers).toEqual({
      'access-control-allow-origin': '*',
    })
  })

  it('a denied origin gets the other CORS headers', async () => {
    const options: CorsOptions = {
      origin: app,
      credentials: true,
      exposedHeaders: ['X-One'],
      allowedHeaders: ['X-Two'],
      maxAge: 600,
    }

    expect((await exchange(cors(options), actual(evil))).headers).toEqual({ vary: 'Origin' })
    expect((await exchange(cors(options), preflight(evil))).headers).toEqual({
      vary: 'Origin',
      'content-length': '0',
    })
  })

  it("the request's `Vary` is copied into the response", async () => {
    const received = await exchange(cors({ origin: app }), {
      headers: { Origin: app, Vary: 'Cookie' },
    })

    expect(received.headers.vary).toBe('Origin')
  })

  it("the application's `Vary` is overwritten", async () => {
    const received = await exchange(cors({ origin: app }), actual(app), (_, response) => {
      response.setHeader('Vary', 'Accept-Encoding')
    })

    expect(received.headers.vary).toBe('Accept-Encoding, Origin')
  })

  it('`Vary` says `Origin` twice', async () => {
    const chain = [cors({ origin: app }), cors({ origin: [app] })]

    expect((await exchange(chain, actual(app))).headers.vary).toBe('Origin')
  })

  it.each([
    ['is denied', actual(evil)],
    ['has no origin', {}],
  ])('`Vary` is missing where the request %s', async (_, sent) => {
    expect((await exchange(cors({ origin: [app] }), sent)).headers.vary).toBe('Origin')
  })

  it('two allowed origins allow their blend', async () => {
    const middleware = cors({ origin: ['https://foo.com', 'https://bar.com'] })

    expect((await exchange(middleware, actual('https://barfoo.com'))).headers).toEqual({
      vary: 'Origin',
    })
  })

  it("a second, stricter policy leaves the first one's `*`", async () => {
    const chain = [cors(), cors({ origin: app })]

    expect((await exchange(chain, actual(evil))).headers).toEqual({ vary: 'Origin' })
  })
})
