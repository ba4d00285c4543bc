import { cors, createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { exchange, preflight } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

describe('a policy', () => {
  it('works like its options', async () => {
    const options: CorsOptions = { origin: app, credentials: true }

    expect(await exchange(cors(createPolicy(options)), preflight(app))).toEqual(
      await exchange(cors(options), preflight(app)),
    )
  })

  it.each([
    ['*', evil, true],
    ['*', undefined, true],
    [true, evil, true],
    [true, 'null', true],
    [true, 'malformed', false],
    [true, undefined, false],
    [false, app, false],
    [app, app, true],
    [app, evil, false],
    [app, undefined, false],
  ])(
    'with origin %s and the request origin %s returns %s from `allows`',
    (origin, asked, allowed) => {
      expect(createPolicy({ origin }).allows(asked)).toBe(allowed)
    },
  )

  it('is called a policy by libraries that print what they get', () => {
    expect(Object.prototype.toString.call(createPolicy())).toBe('[object Policy]')
  })

  it('accepts frozen options', () => {
    const options = Object.freeze({
      origin: Object.freeze([app]),
      methods: Object.freeze(['PUT']),
      allowedHeaders: Object.freeze(['X-One']),
    })

    expect(createPolicy(options).allows(app)).toBe(true)
  })

  it('does not change if its options change', () => {
    const origin = [app]
    const policy = createPolicy({ origin })
    origin[0] = evil

    expect([policy.allows(app), policy.allows(evil)]).toEqual([true, false])
  })
})
