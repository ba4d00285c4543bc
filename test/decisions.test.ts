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

  it('for an actual request that is allowed', () => {
    expect(policy.decide(get, true)).toEqual({
      kind: 'actual',
      allowed: true,
      headers: {
        vary: 'Origin',
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'X-Two',
      },
      enforce: false,
    })
  })

  it('for an actual request that is denied', () => {
    expect(policy.decide(get, false)).toEqual({
      kind: 'actual',
      allowed: false,
      headers: { vary: 'Origin' },
      enforce: false,
    })
  })

  it('for a preflight that is allowed', () => {
    expect(policy.decide(preflight, true)).toEqual({
      kind: 'preflight',
      allowed: true,
      headers: {
        vary: 'Origin',
        'access-control-allow-origin': app,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'PUT',
        'access-control-allow-headers': 'X-One',
        'access-control-max-age': '600',
        'content-length': '0',
      },
      enforce: false,
      status: 204,
    })
  })

  it('for a preflight that is denied', () => {
    expect(policy.decide(preflight, false)).toEqual({
      kind: 'preflight',
      allowed: false,
      headers: { vary: 'Origin', 'content-length': '0' },
      enforce: false,
      status: 204,
    })
  })

  it('with neither status nor length where the preflight is handed on', () => {
    const handingOn = createPolicy({ ...options, preflightContinue: true })
    const { headers, ...rest } = handingOn.decide(preflight, true)

    expect(rest).toMatchObject({ kind: 'preflight', status: undefined })
    expect(headers).not.toHaveProperty('content-length')
  })

  it('with `*` under `*`, whatever the origin', () => {
    expect(createPolicy().decide({ ...get, origin: undefined }, true)).toEqual({
      kind: 'actual',
      allowed: true,
      headers: { 'access-control-allow-origin': '*' },
      enforce: false,
    })
  })
})

describe('a decision says that it is enforced', () => {
  const enforcing = createPolicy({ ...options, enforce: true })

  it.each([
    ['an actual request that is allowed', get, true],
    ['an actual request that is denied', get, false],
    ['a preflight that is allowed', preflight, true],
    ['a preflight that is denied', preflight, false],
  ])('for %s', (_, facts, allowed) => {
    expect(enforcing.decide(facts, allowed).enforce).toBe(true)
  })
})

describe('a decision allows nothing, though `allowed` is true,', () => {
  const off = createPolicy({ ...options, origin: false })
  const nothing = { allowed: false, enforce: false }

  it('to an actual request where `origin` is false', () => {
    expect(off.decide(get, true)).toEqual({ ...nothing, kind: 'actual', headers: {} })
  })

  it('to a preflight where `origin` is false', () => {
    expect(off.decide(preflight, true)).toEqual({
      kind: 'preflight',
      allowed: false,
      headers: { 'content-length': '0' },
      enforce: false,
      status: 204,
    })
  })

  it('where there is no origin to name', () => {
    expect(createPolicy(options).decide({ ...get, origin: undefined }, true)).toEqual({
      ...nothing,
      kind: 'actual',
      headers: { vary: 'Origin' },
    })
  })
})

describe('the headers of a decision change no other decision:', () => {
  it.each([
    ['an actual request that is allowed', options, get, true],
    ['an actual request that is denied', options, get, false],
    ['a preflight that is allowed', options, preflight, true],
    ['a preflight that is denied', options, preflight, false],
    ['what is asked for without headers', {}, get, true],
  ] as const)('they are its own, or frozen, for %s', (_, given, facts, allowed) => {
    const policy = createPolicy(given)
    const { headers } = policy.decide(facts, allowed)

    expect(Object.isFrozen(headers) || headers !== policy.decide(facts, allowed).headers).toBe(true)
  })

  it('what a preflight asks for is in those of its own decision', () => {
    const policy = createPolicy({ origin: app })
    const methods = 'GET,HEAD,PUT,PATCH,POST,DELETE'
    const asking = policy.decide(preflight, true).headers
    const notAsking = policy.decide({ ...preflight, requestHeaders: undefined }, true).headers

    expect(asking).toMatchObject({
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'x-one',
    })
    expect(notAsking).toMatchObject({ 'access-control-allow-methods': methods })
    expect(notAsking).not.toHaveProperty('access-control-allow-headers')
  })
})
