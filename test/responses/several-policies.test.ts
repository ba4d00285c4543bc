import { cors } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange, preflight } from '../support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const ended = { 'content-length': '0' }

describe('of several policies on one request, only the last one counts', () => {
  const open = cors({ exposedHeaders: ['X-One'] })
  const loose = cors({
    origin: true,
    preflightContinue: true,
    maxAge: 600,
    exposedHeaders: ['X-One'],
    credentials: false,
  })
  const withCredentials = cors({ origin: app, credentials: true, exposedHeaders: ['X-One'] })

  it.each([
    [
      'denies what the first one allowed',
      [open, cors({ origin: app })],
      actual(evil),
      { vary: 'Origin' },
    ],
    ['switches CORS off', [open, cors({ origin: false })], actual(app), {}],
    [
      'allows without the credentials of the first one',
      [withCredentials, cors({ origin: app })],
      actual(app),
      { 'access-control-allow-origin': app, vary: 'Origin' },
    ],
    [
      'allows what the first one denied',
      [cors({ origin: app }), open],
      actual(evil),
      {
        'access-control-allow-origin': '*',
        'access-control-expose-headers': 'X-One',
        vary: 'Origin',
      },
    ],
    [
      'answers a preflight that the first one passed on',
      [loose, cors({ origin: app, methods: 'PUT', allowedHeaders: 'X-One' })],
      preflight(app),
      {
        'access-control-allow-origin': app,
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'X-One',
        vary: 'Origin, Access-Control-Request-Headers',
        ...ended,
      },
    ],
    [
      'denies a preflight that the first one passed on',
      [loose, cors({ origin: app, allowedHeaders: 'X-One' })],
      preflight(evil),
      { vary: 'Origin, Access-Control-Request-Headers', ...ended },
    ],
    [
      'adds `Origin` to `Vary` only once',
      [cors({ origin: app }), cors({ origin: app })],
      actual(app),
      { 'access-control-allow-origin': app, vary: 'Origin' },
    ],
  ] as const)('it %s', async (_, chain, sent, headers) => {
    expect((await exchange(chain, sent)).headers).toEqual(headers)
  })
})
