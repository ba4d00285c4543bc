import {
  cors,
  createPolicy,
  type CorsDelegate,
  type CorsOptions,
  type OriginPredicate,
} from 'allow-origin'
import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actual, exchange, preflight } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'
const allowed = { 'access-control-allow-origin': app, vary: 'Origin' }
const denied = { vary: 'Origin' }
const later = <Value>(value: Value): Promise<Value> =>
  new Promise((resolve) => setTimeout(resolve, 1, value))

describe('a predicate', () => {
  const answers: readonly [title: string, predicate: OriginPredicate, expected: object][] = [
    ['true', () => true, allowed],
    ['false', () => false, denied],
    ['undefined', () => undefined, denied],
    ['null', () => null, denied],
    ['the origin', (origin) => origin, allowed],
    ['another origin', () => evil, denied],
    ['a pattern', () => 'https://*.example.com', allowed],
    ['a regular expression', () => /^https:\/\/app\.example\.com$/, allowed],
    ['a list of origins', () => [evil, app], allowed],
    ['a list without the origin', () => [evil], denied],
    ['an empty list', () => [], denied],
    ['a promise of true', () => later(true), allowed],
    ['a promise of false', () => later(false), denied],
    ['a promise of undefined', () => later(undefined), denied],
    ['a promise of a list', () => later([app]), allowed],
    [
      'a function with a `then` method',
      () =>
        Object.assign(() => undefined, {
          then: (resolve: (answer: boolean) => void) => {
            resolve(true)
          },
        }) as unknown as Promise<boolean>,
      allowed,
    ],
    [
      'its callback and true',
      (_, callback) => {
        callback(null, true)
      },
      allowed,
    ],
    [
      'its callback and false',
      (_, callback) => {
        callback(null, false)
      },
      denied,
    ],
    [
      'its callback and undefined',
      (_, callback) => {
        callback()
      },
      denied,
    ],
    [
      'a later callback',
      (origin, callback) => {
        setTimeout(callback, 1, null, [origin])
      },
      allowed,
    ],
    [
      'a later callback, and return a timer',
      ((_: string, callback: (error: null, allowed: boolean) => void) =>
        setTimeout(() => {
          callback(null, true)
        }, 1)) as unknown as OriginPredicate,
      allowed,
    ],
    [
      'a later callback in an async function',
      async (_, callback) => {
        await later(undefined)
        callback(null, true)
        await later(undefined)
      },
      allowed,
    ],
    [
      'its callback in a function with rest parameters',
      (...given) => {
        given[1](null, true)
      },
      allowed,
    ],
  ]

  it.each(answers)('may answer with %s', async (_, origin, headers) => {
    expect(await exchange(cors({ origin }), actual(app))).toEqual({
      status: 200,
      headers,
      handled: 1,
      errors: [],
    })
  })

  it('gets the origin and the request', async () => {
    const seen: unknown[] = []
    const origin: OriginPredicate<IncomingMessage> = (asked, _callback, request) => {
      seen.push(asked, request.url)
      return true
    }
    await exchange(cors({ origin }), { ...actual(app), url: '/item' })

    expect(seen).toEqual([app, '/item'])
  })

  it('gets the request passed to `allows`', () => {
    const policy = createPolicy<string>({
      origin: (_origin, _callback, request) => request === 'it',
    })

    expect(policy.allows(app, 'it')).toBe(true)
  })

  it.each([
    ['no `Origin`', undefined],
    ['an empty `Origin`', ''],
    ['null', 'null'],
    ['*', '*'],
    ['a slash at the end', `${app}/`],
    ['two origins', `${app}, ${evil}`],
    ['uppercase', 'HTTPS://APP.EXAMPLE.COM'],
    ['15 kB', `https://${'a'.repeat(15_000)}`],
  ])('is not called for %s', async (_, asked) => {
    const origin = vi.fn(() => true)
    const received = await exchange(cors({ origin }), asked === undefined ? {} : actual(asked))

    expect(received.headers).toEqual(denied)
    expect(origin).not.toHaveBeenCalled()
  })

  it('is called for null with `dangerously.nullOrigin`', async () => {
    const options: CorsOptions = {
      origin: (origin) => origin === 'null',
      dangerously: { nullOrigin: true },
    }

    expect((await exchange(cors(options), actual('null'))).headers).toEqual({
      'access-control-allow-origin': 'null',
      vary: 'Origin',
    })
  })

  it('decides about each request separately', async () => {
    const middleware = cors({
      origin: (origin, callback) => {
        callback(null, origin === app ? [app] : false)
      },
    })

    for (const [asked, headers] of [
      [app, allowed],
      [evil, denied],
      [app, allowed],
    ] as const) {
      expect((await exchange(middleware, actual(asked))).headers).toEqual(headers)
    }
  })
})

describe('only the first answer of a predicate counts', () => {
  it.each<[string, OriginPredicate, object]>([
    [
      'if it calls back twice',
      (_, callback) => {
        callback(null, false)
        callback(null, true)
      },
      denied,
    ],
    [
      'if it calls back twice later',
      (_, callback) => {
        setTimeout(() => {
          callback(null, false)
          callback(null, true)
        }, 1)
      },
      denied,
    ],
    [
      'if it calls back and then calls back with an error',
      (_, callback) => {
        callback(null, true)
        callback(new Error('too late'))
      },
      allowed,
    ],
    [
      'if it calls back after it returns',
      (_, callback) => {
        setTimeout(callback, 1, null, true)
        return false
      },
      denied,
    ],
    [
      'if it calls back before it returns',
      (_, callback) => {
        callback(null, true)
        return false
      },
      allowed,
    ],
    [
      'if it calls back after its promise resolves',
      (_, callback) => {
        setTimeout(callback, 20, null, true)
        return Promise.resolve(false)
      },
      denied,
    ],
  ])('%s', async (_, origin, headers) => {
    expect(await exchange(cors({ origin }), actual(app))).toEqual({
      status: 200,
      headers,
      handled: 1,
      errors: [],
    })
  })
})

describe('an error', () => {
  const error = new Error('the database is away')

  const predicates: readonly [title: string, predicate: OriginPredicate][] = [
    [
      'thrown by a predicate',
      () => {
        throw error
      },
    ],
    ['rejected by a predicate', () => Promise.reject(error)],
    [
      'passed to the callback by a predicate',
      (_, callback) => {
        callback(error, true)
      },
    ],
    [
      'passed to the callback by a predicate later',
      (_, callback) => {
        setTimeout(callback, 1, error, true)
      },
    ],
  ]
  const delegates: readonly [title: string, delegate: CorsDelegate][] = [
    [
      'thrown by a delegate',
      () => {
        throw error
      },
    ],
    ['rejected by a delegate', () => Promise.reject(error)],
    [
      'passed to the callback by a delegate',
      (_, callback) => {
        callback(error, { origin: '*' })
      },
    ],
    [
      'thrown by the predicate of a delegate',
      () => ({
        origin: () => {
          throw error
        },
      }),
    ],
  ]
  const cases = [
    ...predicates.map(([title, origin]) => [title, () => cors({ origin })] as const),
    ...delegates.map(([title, delegate]) => [title, () => cors(delegate)] as const),
  ]

  describe.each(cases)('%s', (_, make) => {
    it.each([actual(app), preflight(app)])('goes to `next` and allows nothing', async (sent) => {
      expect(await exchange(make(), sent)).toEqual({
        status: 500,
        headers: denied,
        handled: 0,
        errors: [error],
      })
    })

    it('removes the headers of an earlier policy', async () => {
      const earlier = cors({ origin: app, credentials: true, exposedHeaders: ['X-One'] })
      const received = await exchange([earlier, make()], actual(app))

      expect(received).toEqual({ status: 500, headers: denied, handled: 0, errors: [error] })
    })
  })

  it.each([undefined, null, 'route', 0, false])('may be %j as a rejection', async (reason) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as users do
    const received = await exchange(cors({ origin: () => Promise.reject(reason) }), actual(app))

    const error: unknown = expect.objectContaining({ cause: reason })
    expect(received).toEqual({ status: 500, headers: denied, handled: 0, errors: [error] })
    expect(received.errors[0]).toBeInstanceOf(Error)
  })

  it.each<[string, OriginPredicate]>([
    [
      'throws',
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- as users do
        throw 'nope'
      },
    ],
    [
      'calls back with',
      (_, callback) => {
        callback('nope', true)
      },
    ],
    [
      'calls back with later',
      (_, callback) => {
        setTimeout(callback, 1, 'nope', true)
      },
    ],
  ])('may be a string if a predicate %s it', async (_, origin) => {
    const received = await exchange(cors({ origin }), actual(app))

    const message = 'the CORS policy failed with "nope"'
    const error: unknown = expect.objectContaining({ message, cause: 'nope' })
    expect(received).toEqual({ status: 500, headers: denied, handled: 0, errors: [error] })
    expect(received.errors[0]).toBeInstanceOf(Error)
  })
})

describe('a function that never answers', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    // In this order, because a spy restores the timers that it found.
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  const never = new Promise<never>(() => undefined)
  const policy = createPolicy({ origin: () => never })
  const respond = (next = (): void => undefined): void => {
    const response = {
      statusCode: 200,
      getHeader: () => undefined,
      setHeader: () => undefined,
      removeHeader: () => undefined,
      end: () => undefined,
    }
    cors(() => never)({ method: 'GET', headers: { origin: app } }, response, next)
  }

  it('passes an error to `next` after 30 seconds if it is a delegate', async () => {
    const next = vi.fn()
    respond(next)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(next).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)

    const message = 'the delegate did not answer within 30 seconds'
    expect(next.mock.calls).toEqual([[expect.objectContaining({ message })]])
  })

  it.each<[title: string, call: () => unknown, keeps: boolean]>([
    ['keeps the process alive if nothing else waits', () => policy.allows(app), true],
    ['lets the process exit if a request waits', () => policy.allows(app, {}), false],
    ['lets the process exit if it is a delegate', respond, false],
  ])('%s', async (_, call, keeps) => {
    const timers = vi.spyOn(globalThis, 'setTimeout')
    void call()
    await Promise.resolve()

    expect(timers.mock.results.map(({ value }) => (value as NodeJS.Timeout).hasRef())).toEqual([
      keeps,
    ])
  })

  it.each<[string, OriginPredicate]>([
    ['returns a pending promise', () => never],
    [
      'does not call back after its promise resolves',
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number of parameters counts
      (_origin, _callback) => Promise.resolve(),
    ],
    [
      'does not call back',
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number of parameters counts
      (_origin, _callback) => undefined,
    ],
  ])('causes an error after 30 seconds if it is a predicate that %s', async (_, origin) => {
    const answer = Promise.resolve(createPolicy({ origin }).allows(app))
    const outcome = expect(answer).rejects.toThrow(
      'the `origin` predicate did not answer within 30 seconds',
    )
    await vi.advanceTimersByTimeAsync(29_999)
    expect(vi.getTimerCount()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)

    await outcome
  })

  it('denies at once if it returns undefined and has no callback parameter', () => {
    expect(createPolicy({ origin: () => undefined }).allows(app)).toBe(false)
  })

  it('does not leave a timer running after an answer', async () => {
    await createPolicy({ origin: () => Promise.resolve(true) }).allows(app)

    expect(vi.getTimerCount()).toBe(0)
  })
})
