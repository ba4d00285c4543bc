import { cors, createPolicy, type CorsDelegate, type OriginPredicate } from 'allow-origin'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { actual, exchange } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

/** A predicate with a number of declared parameters that always returns the same value. */
function returning(answer: unknown, parameters: number): OriginPredicate {
  const predicate = (): unknown => answer
  Object.defineProperty(predicate, 'length', { value: parameters })
  return predicate as OriginPredicate
}

/** A predicate that returns a value and later calls back with `true`. */
const callingBack =
  (returned: unknown): OriginPredicate =>
  (_origin, callback) => {
    setTimeout(callback, 1, null, true)
    return returned as undefined
  }

describe.each([0, 1, 2, 3])('a predicate with %i parameters can return', (parameters) => {
  it.each([
    ['true', true, true],
    ['false', false, false],
    ['null', null, false],
    ['the origin', app, true],
    ['another origin', evil, false],
    ['a pattern', 'https://*.example.com', true],
    ['a list of origins', [evil, app], true],
    ['an empty list', [], false],
    ['a regular expression', /^https:\/\/app\.example\.com$/, true],
  ])('%s', (_, answer, allowed) => {
    expect(createPolicy({ origin: returning(answer, parameters) }).allows(app)).toBe(allowed)
  })

  it('a promise of null', async () => {
    const origin = returning(Promise.resolve(null), parameters)

    expect(await createPolicy({ origin }).allows(app)).toBe(false)
  })
})

describe.each([0, 1, 3])('a predicate with %i parameters', (parameters) => {
  it('denies by returning undefined', () => {
    expect(createPolicy({ origin: returning(undefined, parameters) }).allows(app)).toBe(false)
  })

  it('denies by returning a promise of undefined', async () => {
    const origin = returning(Promise.resolve(), parameters)

    expect(await createPolicy({ origin }).allows(app)).toBe(false)
  })

  it.each([
    ['a number', 1],
    ['an object', { origin: app }],
  ])('denies by returning %s', (_, answer) => {
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
    const policy = createPolicy({ origin: returning(answer, parameters) })

    expect(policy.allows(app)).toBe(false)
    warn.mockRestore()
  })
})

describe('a predicate with two parameters may call back after it returns', () => {
  it.each([
    ['undefined', undefined],
    ['a promise of undefined', Promise.resolve()],
    ['a number', 1],
    ['an object', { affected: 1 }],
  ])('%s', async (_, returned) => {
    const policy = createPolicy({ origin: callingBack(returned) })

    expect(await policy.allows(app)).toBe(true)
  })

  it('a promise, with a timer that calls back', async () => {
    const received = await exchange(
      cors({
        // eslint-disable-next-line @typescript-eslint/require-await -- as users do
        origin: async (_origin, callback) => {
          setTimeout(() => {
            callback(null, true)
          }, 1)
        },
      }),
      actual(app),
    )

    expect(received).toEqual({
      status: 200,
      headers: { 'access-control-allow-origin': app, vary: 'Origin' },
      handled: 1,
      errors: [],
    })
  })
})

describe('a delegate with two parameters can return', () => {
  it.each([
    ['options', { origin: app }],
    ['options without a prototype', Object.assign(Object.create(null) as object, { origin: app })],
    ['a policy', createPolicy({ origin: app })],
  ])('%s', async (_, decider) => {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number of parameters counts
    const delegate: CorsDelegate = (_request, _callback) => decider

    expect((await exchange(cors(delegate), actual(app))).headers).toEqual({
      'access-control-allow-origin': app,
      vary: 'Origin',
    })
    expect((await exchange(cors(delegate), actual(evil))).headers).toEqual({ vary: 'Origin' })
  })
})

describe('no timer is needed for', () => {
  it.each<[string, OriginPredicate]>([
    ['an answer that is returned', () => true],
    [
      'an answer in a callback',
      (_origin, callback) => {
        callback(null, true)
      },
    ],
    ['a promise that is already resolved', () => Promise.resolve(true)],
  ])('%s', async (_, origin) => {
    const timers = vi.spyOn(globalThis, 'setTimeout')
    onTestFinished(() => {
      timers.mockRestore()
    })
    expect(await createPolicy({ origin }).allows(app)).toBe(true)

    expect(timers).not.toHaveBeenCalled()
  })
})
