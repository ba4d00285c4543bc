import { cors } from 'allow-origin'
import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { actual, exchange, preflight } from '../support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const middleware = cors({ origin: app, credentials: true, exposedHeaders: ['X-One'] })

describe('a response that has already started', () => {
  it.each([
    ['an allowed request', actual(app)],
    ['a denied request', actual(evil)],
    ['an allowed preflight', preflight(app)],
    ['a denied preflight', preflight(evil)],
  ])('is an error for %s, and only the error handler ends it', async (_, sent) => {
    let ends: readonly unknown[] = []
    const received = await exchange(middleware, sent, (_request, response) => {
      response.write('early')
      ends = vi.spyOn(response, 'end').mock.calls
    })

    const error: unknown = expect.objectContaining({ code: 'ERR_HTTP_HEADERS_SENT' })
    expect(received).toEqual({ status: 200, headers: {}, handled: 0, errors: [error] })
    expect(ends).toEqual([['failed']])
  })

  it('is not an error if CORS is off, because there is nothing to write', async () => {
    const received = await exchange(cors({ origin: false }), actual(app), (_, response) => {
      response.write('early')
    })

    expect(received).toEqual({ status: 200, headers: {}, handled: 1, errors: [] })
  })

  it('passes on the error of a predicate if that fails too', async () => {
    const error = new Error('the database is away')
    const failing = cors({ origin: () => Promise.reject(error) })
    const received = await exchange(failing, actual(app), (_, response) => {
      response.write('early')
    })

    expect(received).toEqual({ status: 200, headers: {}, handled: 0, errors: [error] })
  })
})

describe('if a header cannot be written', () => {
  const error = new Error('the response takes no such header')
  const refuseHeader = (response: ServerResponse, refused: string): void => {
    const setHeader = response.setHeader.bind(response)
    response.setHeader = (name, value) => {
      if (name === refused) throw error
      return setHeader(name, value)
    }
  }

  it.each([
    ['access-control-allow-origin', actual(app)],
    ['access-control-expose-headers', actual(app)],
    ['access-control-allow-methods', preflight(app)],
    ['content-length', preflight(app)],
  ])('the error goes to `next` and the other headers are removed: %s', async (name, sent) => {
    const received = await exchange(middleware, sent, (_, response) => {
      // If a header is already set, the others are set one by one.
      response.setHeader('X-Powered-By', 'tests')
      refuseHeader(response, name)
    })

    expect(received).toEqual({
      status: 500,
      headers: { vary: expect.stringMatching(/^Origin\b/) as string },
      handled: 0,
      errors: [error],
    })
  })

  it('the error goes to `next` even if no header can be removed', async () => {
    const received = await exchange(middleware, actual(app), (_, response) => {
      refuseHeader(response, 'access-control-expose-headers')
      const removeHeader = response.removeHeader.bind(response)
      response.removeHeader = (name) => {
        if (response.hasHeader('Access-Control-Allow-Origin')) throw new Error('nor this')
        removeHeader(name)
      }
    })

    expect(received).toMatchObject({ status: 500, handled: 0, errors: [error] })
  })
})

describe('all CORS headers set by other code', () => {
  const everything = (_: unknown, response: ServerResponse): void => {
    for (const name of ['Origin', 'Credentials', 'Methods', 'Headers']) {
      response.setHeader(`Access-Control-Allow-${name}`, 'true')
    }
    response.setHeader('Access-Control-Expose-Headers', 'X-Two')
    response.setHeader('Access-Control-Max-Age', '7')
  }
  const bare = cors({ origin: app, methods: [], allowedHeaders: [] })

  it.each([
    ['a denied request', actual(evil), { vary: 'Origin' }],
    ['a denied preflight', preflight(evil), { vary: 'Origin', 'content-length': '0' }],
    ['an allowed request', actual(app), { vary: 'Origin', 'access-control-allow-origin': app }],
    [
      'an allowed preflight',
      preflight(app),
      { vary: 'Origin', 'access-control-allow-origin': app, 'content-length': '0' },
    ],
  ])('are removed from the response to %s', async (_, sent, headers) => {
    expect((await exchange(bare, sent, everything)).headers).toEqual(headers)
  })
})

describe('`Access-Control-Allow-Credentials` set by other code', () => {
  const cookies = (_: unknown, response: ServerResponse): void => {
    response.setHeader('Access-Control-Allow-Credentials', 'true')
  }

  it.each([
    [
      'is removed if the policy allows without credentials',
      cors({ origin: app }),
      app,
      { 'access-control-allow-origin': app, vary: 'Origin' },
    ],
    ['is removed under `*`', cors(), app, { 'access-control-allow-origin': '*' }],
    ['is removed if the policy denies', cors({ origin: app }), evil, { vary: 'Origin' }],
    ['is removed if CORS is off', cors({ origin: false }), app, {}],
    [
      'is removed if a predicate rejects',
      cors({ origin: () => Promise.reject(new Error('away')) }),
      app,
      { vary: 'Origin' },
    ],
  ] as const)('%s', async (_, policy, origin, headers) => {
    expect((await exchange(policy, actual(origin), cookies)).headers).toEqual(headers)
  })
})
