import { cors, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { exchange, preflight, type Sent } from '../support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const methods = 'GET,HEAD,PUT,PATCH,POST,DELETE'
const ended = { 'content-length': '0' }

interface Case {
  readonly title: string
  readonly options?: CorsOptions
  readonly sent: Sent
  readonly headers: Readonly<Record<string, string>>
}

describe('a preflight gets a response', () => {
  const cases: readonly Case[] = [
    {
      title: 'with the whole policy for any origin',
      sent: preflight(app),
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': methods,
        vary: 'Access-Control-Request-Headers',
      },
    },
    {
      title: 'with the requested headers',
      options: { origin: app },
      sent: preflight(app, 'content-type,x-one'),
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'content-type,x-one',
        vary: 'Origin, Access-Control-Request-Headers',
      },
    },
    {
      title: 'without headers if the requested ones are not a list of tokens',
      options: { origin: app },
      sent: preflight(app, 'x-one, x two'),
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-methods': methods,
        vary: 'Origin, Access-Control-Request-Headers',
      },
    },
    {
      title: 'with fixed lists, without request headers in `Vary`',
      options: {
        origin: app,
        methods: 'PUT, PATCH',
        allowedHeaders: ['X-One', 'X-Two'],
        exposedHeaders: ['X-Three'],
        credentials: true,
        maxAge: 600,
      },
      sent: preflight(app, 'x-other'),
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'PUT,PATCH',
        'access-control-allow-headers': 'X-One,X-Two',
        'access-control-max-age': '600',
        vary: 'Origin',
      },
    },
    {
      title: 'without empty lists',
      options: { origin: app, methods: [], allowedHeaders: [] },
      sent: preflight(app, 'x-one'),
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
    },
    {
      title: 'even if the requested method is empty',
      options: { origin: app, allowedHeaders: [] },
      sent: {
        method: 'OPTIONS',
        headers: { Origin: app, 'Access-Control-Request-Method': '' },
      },
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-methods': methods,
        vary: 'Origin',
      },
    },
    {
      title: 'with `maxAge` even if it is 0',
      options: { origin: app, methods: [], allowedHeaders: [], maxAge: 0 },
      sent: preflight(app),
      headers: {
        'access-control-allow-origin': app,
        'access-control-max-age': '0',
        vary: 'Origin',
      },
    },
    {
      title: 'with wildcards if `credentials` is false',
      options: { origin: app, methods: '*', allowedHeaders: ['*', 'Authorization'] },
      sent: preflight(app, 'x-one'),
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-methods': '*',
        'access-control-allow-headers': '*,Authorization',
        vary: 'Origin',
      },
    },
    {
      title: 'with the requested method and headers instead of wildcards if `credentials` is true',
      options: { origin: app, methods: ['*'], allowedHeaders: '*', credentials: true },
      sent: preflight(app, 'authorization,x-one'),
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'authorization,x-one',
        vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      },
    },
    {
      title: 'without the requested method and headers if they are not tokens',
      options: { origin: app, methods: '*', allowedHeaders: '*', credentials: true },
      sent: {
        method: 'OPTIONS',
        headers: {
          Origin: app,
          'Access-Control-Request-Method': 'PUT, GET',
          'Access-Control-Request-Headers': '"x"',
        },
      },
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      },
    },
    {
      title: 'with only `Vary` if the origin is denied',
      options: { origin: app, credentials: true, methods: '*', maxAge: 600 },
      sent: preflight(evil, 'x-one'),
      headers: { vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' },
    },
    {
      title: 'with only `Vary` if the origin is malformed',
      options: { origin: true, allowedHeaders: [] },
      sent: preflight(`${app}, ${app}`),
      headers: { vary: 'Origin' },
    },
    {
      title: 'with only `Vary` if the origin is empty',
      options: { origin: true, allowedHeaders: [] },
      sent: preflight(''),
      headers: { vary: 'Origin' },
    },
    {
      title: 'without CORS headers if `origin` is false',
      options: { origin: false, methods: '*', credentials: true },
      sent: preflight(app, 'x-one'),
      headers: {},
    },
  ]

  it.each(cases)('$title', async ({ options, sent, headers }) => {
    expect(await exchange(cors(options), sent)).toEqual({
      status: 204,
      headers: { ...headers, ...ended },
      handled: 0,
      errors: [],
    })
  })

  it.each([
    [200, app, { 'access-control-allow-origin': app }],
    [200, evil, {}],
    [299, app, { 'access-control-allow-origin': app }],
    [299, evil, {}],
  ])('with `optionsSuccessStatus` %i for %s', async (status, origin, headers) => {
    const options = { origin: app, methods: [], allowedHeaders: [], optionsSuccessStatus: status }

    expect(await exchange(cors(options), preflight(origin))).toEqual({
      status,
      headers: { ...headers, vary: 'Origin', ...ended },
      handled: 0,
      errors: [],
    })
  })

  it.each([199, 300])('but never with status %i', (status) => {
    expect(() => cors({ optionsSuccessStatus: status })).toThrow('`optionsSuccessStatus`')
  })

  it.each([
    ['a string', app],
    ['an array', [app]],
    ['a regular expression', /^https:\/\/app\.example\.com$/],
    ['false', false],
    ['a predicate', () => false],
    ['an asynchronous predicate', () => Promise.resolve(false)],
    [
      'a predicate with a callback',
      (_origin: string, callback: (error: null, allowed: boolean) => void) => {
        callback(null, false)
      },
    ],
  ] satisfies [string, CorsOptions['origin']][])(
    'and does not reach the application if %s denies it',
    async (_, origin) => {
      const vary = origin === false ? {} : { vary: 'Origin' }

      expect(await exchange(cors({ origin, allowedHeaders: [] }), preflight(evil))).toEqual({
        status: 204,
        headers: { ...vary, ...ended },
        handled: 0,
        errors: [],
      })
    },
  )
})

describe('with `preflightContinue`, a preflight continues to the next handler', () => {
  const options: CorsOptions = { origin: app, preflightContinue: true, allowedHeaders: [] }

  it('with the whole policy if it is allowed', async () => {
    expect(await exchange(cors(options), preflight(app))).toEqual({
      status: 200,
      headers: {
        'access-control-allow-origin': app,
        'access-control-allow-methods': methods,
        vary: 'Origin',
      },
      handled: 1,
      errors: [],
    })
  })

  it('with only `Vary` if it is denied', async () => {
    expect(await exchange(cors(options), preflight(evil))).toEqual({
      status: 200,
      headers: { vary: 'Origin' },
      handled: 1,
      errors: [],
    })
  })
})
