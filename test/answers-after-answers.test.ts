import { cors, type CorsDelegate, type CorsMiddleware, type OriginPredicate } from 'allow-origin'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actual, exchange } from './support/exchange.js'

const app = 'https://app.example.com'
const allowed = { 'access-control-allow-origin': app, vary: 'Origin' }
const tooLate = new Error('too late')
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

describe('an error after the answer is ignored and is not an unhandled rejection:', () => {
  const unhandled = vi.fn()

  beforeEach(() => {
    unhandled.mockClear()
    process.on('unhandledRejection', unhandled)
  })
  afterEach(() => {
    process.off('unhandledRejection', unhandled)
  })

  const predicates: readonly [title: string, predicate: OriginPredicate][] = [
    [
      'a predicate that calls back and then rejects',
      (_, callback) => {
        callback(null, true)
        return Promise.reject(tooLate)
      },
    ],
    [
      'a predicate that calls back and throws later',
      async (_, callback) => {
        callback(null, true)
        await soon()
        throw tooLate
      },
    ],
    [
      'a predicate that calls back later and then throws',
      async (_, callback) => {
        await soon()
        callback(null, true)
        throw tooLate
      },
    ],
    [
      'a predicate that calls back later and throws even later',
      async (_, callback) => {
        await soon()
        callback(null, true)
        await soon()
        throw tooLate
      },
    ],
  ]
  const delegates: readonly [title: string, delegate: CorsDelegate][] = [
    [
      'a delegate that calls back and then rejects',
      (_, callback) => {
        callback(null, { origin: app })
        return Promise.reject(tooLate)
      },
    ],
    [
      'a delegate that calls back later and then throws',
      async (_, callback) => {
        await soon()
        callback(null, { origin: app })
        await soon()
        throw tooLate
      },
    ],
  ]
  const cases = [
    ...predicates.map(([title, origin]) => [title, cors({ origin })] as const),
    ...delegates.map(([title, delegate]) => [title, cors(delegate)] as const),
  ]

  it.each<readonly [string, CorsMiddleware]>(cases)('%s', async (_, middleware) => {
    const received = await exchange(middleware, actual(app))
    await soon()
    await soon()

    expect(received).toEqual({ status: 200, headers: allowed, handled: 1, errors: [] })
    expect(unhandled).not.toHaveBeenCalled()
  })
})

describe('a promise passed to a callback is an error', () => {
  const errorFrom = (asked: string): unknown => {
    const message = `${asked} passed a promise to its callback; return the promise instead`
    return expect.objectContaining({ name: 'TypeError', message })
  }
  const never = new Promise<never>(() => undefined)

  const times: readonly [title: string, call: (callback: () => void) => void][] = [
    [
      'at once',
      (callback) => {
        callback()
      },
    ],
    ['later', (callback) => void setTimeout(callback, 1)],
  ]
  const promises: readonly [title: string, make: () => Promise<unknown>][] = [
    ['resolves', () => Promise.resolve(true)],
    ['rejects', () => Promise.reject(tooLate)],
    ['never settles', () => never],
  ]
  const cases = times.flatMap(([time, call]) =>
    promises.map(([kind, make]) => [time, kind, call, make] as const),
  )

  it.each(cases)('%s, for a predicate, if it %s', async (_time, _kind, call, make) => {
    const origin: OriginPredicate = (_, callback) => {
      call(() => {
        callback(null, make() as never)
      })
    }
    const received = await exchange(cors({ origin }), actual(app))

    expect(received).toEqual({
      status: 500,
      headers: { vary: 'Origin' },
      handled: 0,
      errors: [errorFrom('the `origin` predicate')],
    })
  })

  it.each(cases)('%s, for a delegate, if it %s', async (_time, _kind, call, make) => {
    const delegate: CorsDelegate = (_, callback) => {
      call(() => {
        callback(null, make() as never)
      })
    }
    const received = await exchange(cors(delegate), actual(app))

    expect(received).toEqual({
      status: 500,
      headers: { vary: 'Origin' },
      handled: 0,
      errors: [errorFrom('the delegate')],
    })
  })
})
