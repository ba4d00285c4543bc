import {
  cors,
  createPolicy,
  CorsOptionsError,
  type CorsDelegate,
  type CorsOptions,
} from 'allow-origin'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { actual, exchange } from './support/exchange.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

/** A value with the prototypes of another realm, as in a test runner's sandbox. */
const foreign = (source: string): unknown => runInNewContext(source)

describe('values from another realm work as usual:', () => {
  it.each([
    ['options', `({ origin: '${app}' })`],
    ['an array', `({ origin: ['${app}'] })`],
    ['a regular expression', String.raw`({ origin: /^https:\/\/app\.example\.com$/ })`],
    [
      'an array of regular expressions',
      String.raw`({ origin: [/^https:\/\/app\.example\.com$/] })`,
    ],
    ['`dangerously`', `({ origin: '${app}', dangerously: { nullOrigin: false } })`],
  ])('%s', (_, source) => {
    const policy = createPolicy(foreign(source) as CorsOptions)

    expect(policy.allows(app)).toBe(true)
    expect(policy.allows(evil)).toBe(false)
  })

  it('lists of methods and headers', () => {
    const options = foreign(
      "({ methods: ['PUT'], allowedHeaders: ['X-One'], exposedHeaders: ['X-Two'] })",
    )
    const facts = { method: 'OPTIONS', origin: app, requestMethod: 'PUT', requestHeaders: 'x-one' }

    const { headers } = createPolicy(options as CorsOptions).decide(facts, true)
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-methods': 'PUT',
      'access-control-allow-headers': 'X-One',
    })
  })

  it.each([
    ['an array', `['${app}']`],
    ['a regular expression', String.raw`/^https:\/\/app\.example\.com$/`],
  ])('%s returned by a predicate with a callback parameter', (_, source) => {
    const answer = foreign(source) as string[]
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number of parameters counts
    const policy = createPolicy({ origin: (_origin, _callback) => answer })

    expect(policy.allows(app)).toBe(true)
    expect(policy.allows(evil)).toBe(false)
  })

  it('a promise returned by a predicate', async () => {
    const answer = foreign('Promise.resolve(true)') as Promise<boolean>

    expect(await createPolicy({ origin: () => answer }).allows(app)).toBe(true)
  })

  it('options returned by a delegate with a callback parameter', async () => {
    const options = foreign(`({ origin: '${app}' })`) as CorsOptions
    // eslint-disable-next-line @typescript-eslint/no-unused-vars -- the number of parameters counts
    const delegate: CorsDelegate = (_request, _callback) => options

    expect((await exchange(cors(delegate), actual(app))).headers).toEqual({
      'access-control-allow-origin': app,
      vary: 'Origin',
    })
    expect((await exchange(cors(delegate), actual(evil))).headers).toEqual({ vary: 'Origin' })
  })

  it.each(['new Map()', 'new Date()', 'Promise.resolve({})', '[]', '/./'])(
    '%s is not accepted as options',
    (source) => {
      expect(() => createPolicy(foreign(source) as CorsOptions)).toThrow(CorsOptionsError)
    },
  )
})
