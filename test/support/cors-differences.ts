import { expect } from 'vitest'
import { actual, preflight, type Received, type Sent } from './exchange.js'

export const app = 'https://app.example.com'
export const evil = 'https://evil.example'

type Callback = (error: unknown, answer?: unknown) => void
const calling =
  (...given: Parameters<Callback>) =>
  (_: unknown, callback: Callback): void => {
    callback(...given)
  }

/** What both libraries do with the same options. The title is the first cell of the row in the documentation. */
export type Row = readonly [
  title: string,
  options: unknown,
  sent: Sent,
  before: Partial<Received> | 'hangs',
  after: Partial<Received>,
]

export const onlyVary = { status: 200, headers: { vary: 'Origin' } }
export const reading = (origin: string): Partial<Received> => ({
  status: 200,
  headers: { 'access-control-allow-origin': origin, vary: 'Origin' },
})
const having = (name: string, value: string): Partial<Received> => ({
  headers: expect.objectContaining({ [name]: value }) as Received['headers'],
})
const failing = { status: 500, headers: { vary: 'Origin' } }
const reflected = 'Origin, Access-Control-Request-Headers'
const methods = 'GET,HEAD,PUT,PATCH,POST,DELETE'

const mostMet: readonly Row[] = [
  [
    "`callback(new Error('Not allowed by CORS'))`: denied pages get status 500",
    { origin: calling(new Error('Not allowed by CORS')) },
    actual(evil),
    { status: 500, headers: {} },
    failing,
  ],
]

const functions: readonly Row[] = [
  [
    "an origin function also gets `undefined`, `'null'` and malformed origins",
    { origin: calling(null, true) },
    actual('null'),
    reading('null'),
    onlyVary,
  ],
  [
    'it must call the callback: if it returns a value or promise, the request hangs',
    { origin: () => Promise.resolve(true) },
    actual(app),
    'hangs',
    reading(app),
  ],
  [
    'any truthy value allows the origin: `1`, a database row',
    { origin: calling(null, { id: 1 }) },
    actual(app),
    reading(app),
    onlyVary,
  ],
  [
    "returning `'*'` allows everyone",
    { origin: calling(null, '*') },
    actual(app),
    { headers: { 'access-control-allow-origin': '*' }, status: 200 },
    onlyVary,
  ],
  [
    'if it returns another origin, that is sent to the page',
    { origin: calling(null, app) },
    actual(evil),
    reading(app),
    onlyVary,
  ],
  [
    'it may return an unanchored regular expression',
    { origin: calling(null, /example\.com/) },
    actual(app),
    reading(app),
    onlyVary,
  ],
  [
    'an options function must call the callback',
    () => Promise.resolve({ origin: app }),
    actual(app),
    'hangs',
    reading(app),
  ],
  [
    "its `callback(null)` means `'*'`",
    calling(null),
    actual(app),
    { headers: { 'access-control-allow-origin': '*' } },
    failing,
  ],
  [
    'its unsafe options are used',
    calling(null, { origin: true, credentials: true, maxAge: 'soon' }),
    actual(app),
    having('access-control-allow-credentials', 'true'),
    failing,
  ],
  [
    'its `{ origin: true }` echoes any `Origin`',
    calling(null, { origin: true }),
    actual('null'),
    reading('null'),
    onlyVary,
  ],
]

const preflights: readonly Row[] = [
  [
    'every `OPTIONS` request ends with 204',
    {},
    { method: 'OPTIONS' },
    { status: 204, handled: 0 },
    { status: 200, handled: 1 },
  ],
  [
    'if a function denies, or `origin` is `false`, preflights go to the application',
    { origin: calling(null, false) },
    preflight(evil),
    { status: 200, headers: {}, handled: 1 },
    { status: 204, headers: { 'content-length': '0', vary: reflected }, handled: 0 },
  ],
  [
    'if a function denies, or `origin` is `false`, preflights go to the application',
    { origin: false },
    preflight(app),
    { status: 200, headers: {}, handled: 1 },
    { status: 204, headers: { 'content-length': '0' }, handled: 0 },
  ],
  [
    'a preflight that a list denies gets the methods and headers',
    { origin: [app] },
    preflight(evil),
    having('access-control-allow-methods', methods),
    { status: 204, headers: { 'content-length': '0', vary: reflected }, handled: 0 },
  ],
  [
    '`preflightContinue` passes on a denied preflight with the methods and headers set',
    { origin: [app], preflightContinue: true },
    preflight(evil),
    { ...having('access-control-allow-methods', methods), handled: 1 },
    { headers: { vary: reflected }, handled: 1 },
  ],
  [
    "`'*'` in `methods` or `allowedHeaders` with `credentials` does not work: browsers take it literally",
    { origin: app, credentials: true, methods: '*' },
    preflight(app),
    having('access-control-allow-methods', '*'),
    having('access-control-allow-methods', 'PUT'),
  ],
  [
    '`Access-Control-Expose-Headers` is on preflights',
    { exposedHeaders: ['X-One'], allowedHeaders: ['X-Two'] },
    preflight(app),
    having('access-control-expose-headers', 'X-One'),
    {
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': methods,
        'access-control-allow-headers': 'X-Two',
        'content-length': '0',
      },
    },
  ],
  [
    'malformed `Access-Control-Request-Headers` are echoed',
    {},
    preflight(app, 'a b;c'),
    having('access-control-allow-headers', 'a b;c'),
    {
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': methods,
        'content-length': '0',
        vary: 'Access-Control-Request-Headers',
      },
    },
  ],
]

const responses: readonly Row[] = [
  [
    "`origin: 'https://a.example'` is sent to every page",
    { origin: app },
    actual(evil),
    reading(app),
    onlyVary,
  ],
  [
    'a denied response keeps `Access-Control-Allow-Credentials` and `-Expose-Headers`',
    { origin: [app], credentials: true },
    actual(evil),
    { headers: { 'access-control-allow-credentials': 'true', vary: 'Origin' } },
    onlyVary,
  ],
  [
    '`Vary: Origin` is missing if a function denies',
    { origin: calling(null, false) },
    actual(evil),
    { headers: {} },
    onlyVary,
  ],
  [
    '`origin: true` echoes a malformed `Origin`',
    { origin: true },
    actual('malformed'),
    reading('malformed'),
    onlyVary,
  ],
  [
    "`'https://*.example.com'` is sent as it is",
    { origin: 'https://*.example.com' },
    actual(app),
    reading('https://*.example.com'),
    reading(app),
  ],
  [
    "`['*']` matches nothing",
    { origin: ['*'] },
    actual(app),
    onlyVary,
    { headers: { 'access-control-allow-origin': '*' } },
  ],
  [
    "`'X-One, X-Two'` is sent as it is",
    { exposedHeaders: 'X-One, X-Two' },
    actual(app),
    having('access-control-expose-headers', 'X-One, X-Two'),
    having('access-control-expose-headers', 'X-One,X-Two'),
  ],
]

export const rows: readonly Row[] = [...mostMet, ...functions, ...preflights, ...responses]
