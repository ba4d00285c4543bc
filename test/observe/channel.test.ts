import { cors, createPolicy, CorsOptionsError, type CorsDelegate, type Policy } from 'allow-origin'
import { channel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { actual, exchange, preflight } from '../support/exchange.js'
import { messagesOf } from './messages.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const policy = createPolicy({ origin: app })
const failed = new Error('the database is down')

describe('the channel `allow-origin:decision` reports', () => {
  it('an actual request, without the headers that count only for preflights', async () => {
    const { headers } = preflight(app, 'x-one')
    const messages = await messagesOf(() =>
      exchange(cors(policy), { headers: { ...headers }, method: 'POST', url: '/items?page=2' }),
    )

    expect(messages).toEqual([
      {
        kind: 'actual',
        allowed: true,
        reason: 'listed',
        method: 'POST',
        origin: app,
        requestMethod: undefined,
        requestHeaders: undefined,
        policy,
        request: expect.objectContaining({ url: '/items?page=2' }) as unknown,
        error: undefined,
      },
    ])
  })

  it('a preflight', async () => {
    const messages = await messagesOf(() => exchange(cors(policy), preflight(evil, 'x-one')))

    expect(messages).toEqual([
      expect.objectContaining({
        kind: 'preflight',
        allowed: false,
        reason: 'not-listed',
        method: 'OPTIONS',
        origin: evil,
        requestMethod: 'PUT',
        requestHeaders: 'x-one',
        policy,
      }),
    ])
  })

  it('each of several policies on one request, in order', async () => {
    const open = createPolicy()
    const messages = await messagesOf(() => exchange([cors(policy), cors(open)], actual(evil)))

    expect(messages.map(({ policy, reason }) => [policy, reason])).toEqual([
      [policy, 'not-listed'],
      [open, 'any-origin'],
    ])
  })

  it('what an asynchronous predicate decided', async () => {
    const later = cors({ origin: (origin) => Promise.resolve(origin === app) })
    const messages = await messagesOf(async () => {
      await exchange(later, actual(app))
      await exchange(later, preflight(evil))
    })

    expect(messages.map(({ kind, allowed, reason }) => [kind, allowed, reason])).toEqual([
      ['actual', true, 'allowed-by-predicate'],
      ['preflight', false, 'denied-by-predicate'],
    ])
  })

  it.each<[string, CorsDelegate]>([
    ['synchronously', () => policy],
    ['later', () => Promise.resolve(policy)],
  ])('the policy that a delegate chose %s', async (_, delegate) => {
    const messages = await messagesOf(() => exchange(cors(delegate), actual(app)))

    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ allowed: true, reason: 'listed' })
    expect(messages[0]?.policy).toBe(policy)
  })
})

describe('the channel reports the original error once if', () => {
  const throwing = (): never => {
    throw failed
  }
  it.each([
    ['a predicate throws', createPolicy({ origin: throwing })],
    ['a predicate rejects', createPolicy({ origin: () => Promise.reject(failed) })],
  ])('%s', async (_, failing) => {
    for (const middleware of [cors(failing), cors(() => failing)]) {
      const messages = await messagesOf(async () => {
        const received = await exchange(middleware, preflight(app))
        expect(received).toMatchObject({ status: 500, headers: { vary: 'Origin' } })
        expect(received.errors).toEqual([failed])
      })

      expect(messages).toHaveLength(1)
      expect(messages[0]).toMatchObject({ kind: 'preflight', allowed: false, reason: 'error' })
      expect(messages[0]?.error).toBe(failed)
      expect(messages[0]?.policy).toBe(failing)
    }
  })

  it.each<[string, CorsDelegate]>([
    ['a delegate throws', throwing],
    ['a delegate rejects', () => Promise.reject(failed)],
  ])('%s', async (_, delegate) => {
    const messages = await messagesOf(async () => {
      const received = await exchange(cors(delegate), actual(app))
      expect(received.errors).toEqual([failed])
    })

    expect(messages).toEqual([
      expect.objectContaining({
        kind: 'actual',
        allowed: false,
        reason: 'error',
        origin: app,
        policy: undefined,
        error: failed,
      }),
    ])
  })

  it('a delegate returns options that are refused', async () => {
    const middleware = cors(() => ({ origin: `${app}/` }))
    const [message] = await messagesOf(() => exchange(middleware, actual(app)))

    expect(message).toMatchObject({ allowed: false, reason: 'error', policy: undefined })
    expect(message?.error).toBeInstanceOf(CorsOptionsError)
  })
})

it('a message has the original origin, even if the request is changed later', async () => {
  const middleware = cors({
    origin: async (origin, _callback, request: IncomingMessage) => {
      await Promise.resolve()
      request.headers.origin = evil
      return origin === app
    },
  })
  const [message] = await messagesOf(() => exchange(middleware, actual(app)))

  expect(message).toMatchObject({ origin: app, allowed: true })
})

it('without a subscriber, nothing is computed that only a message needs', async () => {
  const own = createPolicy({ origin: app })
  const reason = vi.spyOn(Object.getPrototypeOf(own) as Policy, 'reason')
  const middlewares = [cors(own), cors(() => own)]

  await exchange(middlewares, actual(app))
  expect(reason).not.toHaveBeenCalled()

  await messagesOf(() => exchange(middlewares, actual(app)))
  expect(reason).toHaveBeenCalledTimes(2)
})

it.each([
  ['a decision', cors(policy)],
  ['the error of a predicate', cors({ origin: () => Promise.reject(failed) })],
  ['the error of a delegate', cors(() => Promise.reject(failed))],
])('without a subscriber, %s is not published', async (_, middleware) => {
  const publish = vi.spyOn(channel('allow-origin:decision'), 'publish')
  onTestFinished(() => {
    publish.mockRestore()
  })
  await exchange(middleware, actual(app))

  expect(publish).not.toHaveBeenCalled()
})
