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
const ofActual = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
]
const ofPreflight = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-methods',
  'access-control-allow-headers',
  'access-control-max-age',
]
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
      allowOrigin: app,
      headers: [
        ['Access-Control-Allow-Credentials', 'true'],
        ['Access-Control-Expose-Headers', 'X-Two'],
      ],
      vary: 'Origin',
      absent: [],
    })
  })

  it('for an actual request that is denied', () => {
    expect(policy.decide(get, false)).toEqual({
      kind: 'actual',
      allowOrigin: undefined,
      headers: [],
      vary: 'Origin',
      absent: ofActual,
    })
  })

  it('for a preflight that is allowed', () => {
    expect(policy.decide(preflight, true)).toEqual({
      kind: 'preflight',
      allowOrigin: app,
      headers: [
        ['Access-Control-Allow-Credentials', 'true'],
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Allow-Headers', 'X-One'],
        ['Access-Control-Max-Age', '600'],
      ],
      vary: 'Origin',
      absent: [],
      status: 204,
    })
  })

  it('for a preflight that is denied', () => {
    expect(policy.decide(preflight, false)).toEqual({
      kind: 'preflight',
      allowOrigin: undefined,
      headers: [],
      vary: 'Origin',
      absent: ofPreflight,
      status: 204,
    })
  })

  it('with no status where the preflight is handed on', () => {
    const handingOn = createPolicy({ ...options, preflightContinue: true })

    expect(handingOn.decide(preflight, true)).toMatchObject({
      kind: 'preflight',
      status: undefined,
    })
  })

  it('with `*` under `*`, whatever the origin', () => {
    expect(createPolicy().decide({ ...get, origin: undefined }, true)).toEqual({
      kind: 'actual',
      allowOrigin: '*',
      headers: [],
      vary: '',
      absent: ['access-control-allow-credentials', 'access-control-expose-headers'],
    })
  })
})

describe('where `origin` is false nothing is allowed, though `allowed` is true', () => {
  const off = createPolicy({ ...options, origin: false })

  it('to an actual request', () => {
    expect(off.decide(get, true)).toEqual({
      kind: 'actual',
      allowOrigin: undefined,
      headers: [],
      vary: '',
      absent: ofActual,
    })
  })

  it('to a preflight', () => {
    expect(off.decide(preflight, true)).toEqual({
      kind: 'preflight',
      allowOrigin: undefined,
      headers: [],
      vary: '',
      absent: ofPreflight,
      status: 204,
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
  ] as const)('they are frozen for %s', (_, given, facts, allowed) => {
    const { headers, absent } = createPolicy(given).decide(facts, allowed)

    expect([headers, absent].map(Object.isFrozen)).toEqual([true, true])
    expect(headers.filter((header) => !Object.isFrozen(header))).toEqual([])
  })

  it('they are new where they have what a preflight asks for', () => {
    const policy = createPolicy({ origin: app })

    expect(policy.decide(preflight, true).headers).toContainEqual([
      'Access-Control-Allow-Headers',
      'x-one',
    ])
    expect(policy.decide({ ...preflight, requestHeaders: undefined }, true).headers).toEqual([
      ['Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE'],
    ])
  })
})
