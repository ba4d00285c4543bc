import {
  cors,
  createPolicy,
  CorsOptionsError,
  type CorsMiddleware,
  type CorsOptions,
} from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './refusals/problems.js'
import { actual, exchange } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

class Settings {
  readonly #origin = app

  toString(): string {
    return this.#origin
  }
}

const cases: readonly [title: string, value: object][] = [
  ['a map', new Map([['origin', app]])],
  ['an empty map', new Map()],
  ['a set', new Set([app])],
  ['search parameters', new URLSearchParams({ origin: app })],
  ['a date', new Date(0)],
  ['an error', new Error('no options')],
  ['an instance without members', new Settings()],
]

describe('what has no options of its own is refused in their place:', () => {
  it.each([...cases, ['a promise', Promise.resolve({ origin: app })] as const])(
    '%s',
    (_, value) => {
      expect(problemsOf(value)).toEqual([expect.objectContaining({ code: 'wrong-type', path: '' })])
    },
  )

  it('a promise that has an option', () => {
    const promise = Object.assign(Promise.resolve({}), { origin: app })

    expect(problemsOf(promise)).toEqual([expect.objectContaining({ code: 'wrong-type', path: '' })])
  })

  it('a URL, whose `origin` is inherited', () => {
    expect(problemsOf(new URL(app))).toEqual([
      expect.objectContaining({ code: 'inherited-option', path: 'origin' }),
    ])
  })

  it('a promise, where the message says to await it', () => {
    expect(problemsOf(Promise.resolve({ origin: app }))[0]?.message).toMatch(/\bawait\b/)
  })

  it.each(cases)('%s that a delegate answers', async (_, value) => {
    const received = await exchange(
      cors(() => value),
      actual(app),
    )

    const error: unknown = expect.any(CorsOptionsError)
    expect(received).toEqual({
      status: 500,
      headers: { vary: 'Origin' },
      handled: 0,
      errors: [error],
    })
    expect(received.errors).toEqual([
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'wrong-type', path: '' })],
      }),
    ])
  })
})

describe('options count', () => {
  class Own {
    readonly origin = app
  }

  it.each<[string, CorsOptions]>([
    ['without a prototype', Object.assign(Object.create(null) as object, { origin: app })],
    ['as the own members of an instance', new Own()],
    ['where `origin` is not enumerable', Object.defineProperty({}, 'origin', { value: app })],
    [
      'where `origin` is an accessor that is not enumerable',
      Object.defineProperty({}, 'origin', { get: () => app }),
    ],
  ])('%s', (_, options) => {
    expect(createPolicy(options).allows(app)).toBe(true)
    expect(createPolicy(options).allows(evil)).toBe(false)
  })

  it('as none where the object has none', () => {
    expect(createPolicy({}).allows(app)).toBe(true)
  })
})

describe('a middleware is refused in place of the options:', () => {
  it.each([
    ['one that allows one origin', cors({ origin: app })],
    ['one that allows all', cors()],
    ['one that a delegate decides for', cors(() => ({ origin: app }))],
  ])('%s', (_, middleware) => {
    expect(() => cors(middleware as never)).toThrow(CorsOptionsError)
  })
})

describe('never does everyone get allowed by', () => {
  const strict = createPolicy({ origin: app })
  // A copy has none of the methods, which a class keeps in its prototype.
  const copy = { ...strict } as CorsOptions
  const given = cors as (decider: unknown) => CorsMiddleware

  it.each<[string, () => CorsMiddleware]>([
    ['a copy of a policy', () => given(copy)],
    ['a copy of a policy that a delegate answers', () => cors(() => copy)],
  ])('%s', async (_, make) => {
    let made: CorsMiddleware
    try {
      made = make()
    } catch (error) {
      expect(error).toBeInstanceOf(CorsOptionsError)
      return
    }
    const received = await exchange(made, actual(evil))

    const error: unknown = expect.any(Error)
    expect(received).toEqual({
      status: 500,
      headers: { vary: 'Origin' },
      handled: 0,
      errors: [error],
    })
  })
})
