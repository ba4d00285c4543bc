import { serialize } from 'node:v8'
import { cors, createPolicy, CorsOptionsError, type CorsOptions } from 'allow-origin'
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

describe('a value without own options is rejected:', () => {
  it.each([...cases, ['a promise', Promise.resolve({ origin: app })] as const])(
    '%s',
    (_, value) => {
      expect(problemsOf(value)).toEqual([expect.objectContaining({ code: 'wrong-type', path: '' })])
    },
  )

  it('a promise with an option', () => {
    const promise = Object.assign(Promise.resolve({}), { origin: app })

    expect(problemsOf(promise)).toEqual([expect.objectContaining({ code: 'wrong-type', path: '' })])
  })

  it('a URL, which inherits `origin`', () => {
    expect(problemsOf(new URL(app))).toEqual([
      expect.objectContaining({ code: 'inherited-option', path: 'origin' }),
    ])
  })

  it('an object with the member `kind`, which a policy has too', () => {
    expect(problemsOf({ kind: 'policy' })).toEqual([
      expect.objectContaining({ code: 'unknown-option', path: 'kind' }),
    ])
  })

  it('a promise, with a message that says to await it', () => {
    expect(problemsOf(Promise.resolve({ origin: app }))[0]?.message).toMatch(/\bawait\b/)
  })

  it.each(cases)('%s returned by a delegate', async (_, value) => {
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

describe('options are read', () => {
  class Own {
    readonly origin = app
  }

  it.each<[string, CorsOptions]>([
    [
      'from an object without a prototype',
      Object.assign(Object.create(null) as object, { origin: app }),
    ],
    ['from an instance with own members', new Own()],
    ['even if `origin` is not enumerable', Object.defineProperty({}, 'origin', { value: app })],
    [
      'even if `origin` is a getter that is not enumerable',
      Object.defineProperty({}, 'origin', { get: () => app }),
    ],
  ])('%s', (_, options) => {
    expect(createPolicy(options).allows(app)).toBe(true)
    expect(createPolicy(options).allows(evil)).toBe(false)
  })

  it('from an empty object', () => {
    expect(createPolicy({}).allows(app)).toBe(true)
  })
})

describe('a middleware is rejected as options:', () => {
  it.each([
    ['for one origin', cors({ origin: app })],
    ['for every origin', cors()],
    ['with a delegate', cors(() => ({ origin: app }))],
  ])('%s', (_, middleware) => {
    expect(() => cors(middleware as never)).toThrow(/passed a middleware as the options/)
  })
})

/** Copies a value like `cloneDeep` of lodash: enumerable members, same prototype. */
const cloneDeep = (value: object): object =>
  Object.assign(Object.create(Object.getPrototypeOf(value) as object) as object, value)

describe('a copy of a policy is neither options nor a policy:', () => {
  const strict = createPolicy({ origin: app })
  const copies: readonly [title: string, copy: () => object][] = [
    ['a spread copy', () => ({ ...strict })],
    ['a copy with Object.assign', () => Object.assign({}, strict)],
    ['a deep clone', () => cloneDeep(strict)],
    [
      'an object with the same descriptors',
      () => Object.defineProperties({}, Object.getOwnPropertyDescriptors(strict)),
    ],
    [
      'a copy without functions',
      () =>
        Object.fromEntries(
          Object.entries(strict).filter(([, value]) => typeof value !== 'function'),
        ),
    ],
    ['a derived object', () => Object.create(strict) as object],
    ['a proxy', () => new Proxy(strict, {})],
    [
      'a proxy that binds methods',
      () =>
        new Proxy(strict, {
          get: (target, name) => {
            const member: unknown = Reflect.get(target, name)
            return typeof member === 'function' ? (member.bind(target) as unknown) : member
          },
        }),
    ],
  ]
  const refused: Error = expect.objectContaining({
    problems: [expect.objectContaining({ code: 'wrong-type', path: '' })],
  }) as never

  it.each(copies)('%s is rejected at startup', (_, copy) => {
    expect(() => cors(copy())).toThrow(refused)
    expect(() => createPolicy(copy())).toThrow(refused)
  })

  it.each(copies)('%s is rejected if a delegate returns it', async (_, copy) => {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number of parameters counts
    for (const delegate of [() => copy(), (_request: unknown, _callback: unknown) => copy()]) {
      expect(await exchange(cors(delegate), actual(evil))).toEqual({
        status: 500,
        headers: { vary: 'Origin' },
        handled: 0,
        errors: [refused],
      })
    }
  })

  it.each<[string, (value: object) => unknown]>([
    ['structuredClone', structuredClone],
    ['JSON', JSON.stringify],
    ['the V8 serializer', serialize],
  ])('%s throws instead of copying a policy', (_, clone) => {
    expect(() => clone(strict)).toThrow()
    expect(() => clone({ policy: strict })).toThrow()
  })

  it('JSON says what to serialize instead', () => {
    expect(() => JSON.stringify(strict)).toThrow('Serialize the options that you passed')
  })

  it('a policy cannot be changed', () => {
    expect(() => {
      Object.assign(strict, { allows: () => true })
    }).toThrow(TypeError)
    expect(strict.allows(evil)).toBe(false)
  })

  it('the policy itself still works, and `allows` can be detached', () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- this test shows that it is bound
    const { allows } = strict

    expect(allows(app)).toBe(true)
    expect(allows(evil)).toBe(false)
  })
})
