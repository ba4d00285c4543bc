import { createPolicy, type CorsOptions, type RequestFacts } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const app = 'https://app.example.com'
const get: RequestFacts = {
  method: 'GET',
  origin: app,
  requestMethod: undefined,
  requestHeaders: undefined,
}
const preflight: RequestFacts = {
  method: 'OPTIONS',
  origin: app,
  requestMethod: 'PUT',
  requestHeaders: 'x-one',
}
const options: CorsOptions = {
  origin: [app],
  credentials: true,
  methods: ['PUT'],
  allowedHeaders: ['X-One'],
  exposedHeaders: ['X-Two'],
  maxAge: 600,
}

describe('a decision is plain data', () => {
  const policy = createPolicy(options)

  it('for an allowed actual request', () => {
    expect(policy.decide(get, true)).toEqual({
      kind: 'actual',
      allowed: true,
      allowOrigin: app,
      vary: 'Origin',
      headers: [
        ['access-control-allow-credentials', 'true'],
        ['access-control-expose-headers', 'X-Two'],
      ],
      enforce: false,
    })
  })

  it('for a denied actual request', () => {
    expect(policy.decide(get, false)).toEqual({
      kind: 'actual',
      allowed: false,
      allowOrigin: undefined,
      vary: 'Origin',
      headers: [],
      enforce: false,
    })
  })

  it('for an allowed preflight', () => {
    expect(policy.decide(preflight, true)).toEqual({
      kind: 'preflight',
      allowed: true,
      allowOrigin: app,
      vary: 'Origin',
      headers: [
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-methods', 'PUT'],
        ['access-control-allow-headers', 'X-One'],
        ['access-control-max-age', '600'],
        ['content-length', '0'],
      ],
      enforce: false,
      status: 204,
    })
  })

  it('for a denied preflight', () => {
    expect(policy.decide(preflight, false)).toEqual({
      kind: 'preflight',
      allowed: false,
      allowOrigin: undefined,
      vary: 'Origin',
      headers: [['content-length', '0']],
      enforce: false,
      status: 204,
    })
  })

  it('without status and length with `preflightContinue`', () => {
    const handingOn = createPolicy({ ...options, preflightContinue: true })
    const { headers, ...rest } = handingOn.decide(preflight, true)

    expect(rest).toMatchObject({ kind: 'preflight', status: undefined })
    expect(new Map(headers).has('content-length')).toBe(false)
  })

  it('with `*` for any origin under `*`', () => {
    expect(createPolicy().decide({ ...get, origin: undefined }, true)).toEqual({
      kind: 'actual',
      allowed: true,
      allowOrigin: '*',
      vary: undefined,
      headers: [],
      enforce: false,
    })
  })
})

describe('a decision has `enforce: true` if the policy enforces it', () => {
  const enforcing = createPolicy({ ...options, enforce: true })

  it.each([
    ['an allowed actual request', get, true],
    ['a denied actual request', get, false],
    ['an allowed preflight', preflight, true],
    ['a denied preflight', preflight, false],
  ])('for %s', (_, facts, allowed) => {
    expect(enforcing.decide(facts, allowed).enforce).toBe(true)
  })
})

describe('`decide(facts, true)` still denies', () => {
  const off = createPolicy({ ...options, origin: false })
  const nothing = { allowed: false, allowOrigin: undefined, enforce: false }

  it('for an actual request if `origin` is false', () => {
    expect(off.decide(get, true)).toEqual({
      ...nothing,
      kind: 'actual',
      vary: undefined,
      headers: [],
    })
  })

  it('for a preflight if `origin` is false', () => {
    expect(off.decide(preflight, true)).toEqual({
      ...nothing,
      kind: 'preflight',
      vary: undefined,
      headers: [['content-length', '0']],
      status: 204,
    })
  })

  it('if the request has no origin', () => {
    expect(createPolicy(options).decide({ ...get, origin: undefined }, true)).toEqual({
      ...nothing,
      kind: 'actual',
      vary: 'Origin',
      headers: [],
    })
  })
})

describe('the headers of a decision', () => {
  it.each([
    ['an allowed actual request', options, get, true],
    ['a denied actual request', options, get, false],
    ['an allowed preflight', options, preflight, true],
    ['a denied preflight', options, preflight, false],
    ['an actual request under `*`', {}, get, true],
  ] as const)('are not shared, or are frozen: %s', (_, given, facts, allowed) => {
    const policy = createPolicy(given)
    const { headers } = policy.decide(facts, allowed)

    expect(Object.isFrozen(headers) || headers !== policy.decide(facts, allowed).headers).toBe(true)
  })

  it('contain only the request headers of that preflight', () => {
    const policy = createPolicy({ origin: app })
    const methods = 'GET,HEAD,PUT,PATCH,POST,DELETE'
    const asking = policy.decide(preflight, true)
    const notAsking = policy.decide({ ...preflight, requestHeaders: undefined }, true)

    expect(Object.fromEntries(asking.headers)).toEqual({
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'x-one',
      'content-length': '0',
    })
    expect(Object.fromEntries(notAsking.headers)).toEqual({
      'access-control-allow-methods': methods,
      'content-length': '0',
    })
  })
})
