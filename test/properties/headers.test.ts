import { cors, createPolicy, type CorsOptions, type CorsRequest, type Policy } from 'allow-origin'
import fc from 'fast-check'
import { validateHeaderName, validateHeaderValue } from 'node:http'
import { describe, expect, it } from 'vitest'
import { near } from './origins.js'
import { share } from './runs.js'

const app = 'https://app.example.com'

/** Policies that repeat as much of a request as possible. */
const policies: readonly Policy[] = (
  [
    { origin: true },
    { origin: app, credentials: true, methods: '*', allowedHeaders: '*' },
    { origin: [app, 'https://*.example.com', 'http://localhost:*'] },
    { origin: /^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/ },
    { origin: () => true, credentials: true, methods: '*' },
    { origin: (origin) => origin, dangerously: { nullOrigin: true } },
  ] satisfies CorsOptions[]
).map((options) => createPolicy(options))

const pieces = [
  'a',
  ',',
  ', ',
  ' ',
  '\t',
  '\r\n',
  '\n',
  '\0',
  ':',
  'X-One',
  'é',
  '*',
  '"',
  '\u2028',
]

/** Any text, and text that resembles header values. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...pieces)).map((parts) => parts.join('')),
  near(app),
  fc
    .tuple(fc.constantFrom(...pieces, 'https://', '[::', '.a', '1.'), fc.nat(20_000))
    .map(([piece, times]) => piece.repeat(times)),
)

const requests = fc.record({
  method: fc.oneof(fc.constant('OPTIONS'), texts),
  origin: fc.oneof(fc.constant(app), texts),
  requestMethod: fc.oneof(fc.constant('PUT'), texts),
  requestHeaders: fc.option(texts, { nil: undefined }),
})

/** Milliseconds of processor time: many times what a decision takes on the slowest machine. */
const patience = 500

describe('for any strings in a request', () => {
  const { parameters, timeout } = share(0.06)

  it('the decision is quick and its headers are valid', { timeout }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), requests, (policy, facts) => {
        const start = process.cpuUsage()
        const decision = policy.decide(facts, policy.allows(facts.origin) === true)
        const { user, system } = process.cpuUsage(start)

        const { vary = 'Origin', allowOrigin = '*', headers } = decision
        validateHeaderValue('vary', vary)
        validateHeaderValue('access-control-allow-origin', allowOrigin)
        for (const [name, value] of headers) {
          validateHeaderName(name)
          validateHeaderValue(name, value)
        }
        expect((user + system) / 1000).toBeLessThan(patience)
      }),
      parameters,
    )
  })

  it('the middleware calls `next` or ends the response exactly once', { timeout }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies), requests, (policy, facts) => {
        const request: CorsRequest = {
          method: facts.method,
          headers: {
            origin: facts.origin,
            'access-control-request-method': facts.requestMethod,
            'access-control-request-headers': facts.requestHeaders,
          },
        }
        const happened: unknown[] = []
        const response = {
          statusCode: 0,
          getHeader: () => undefined,
          setHeader: (name: string, value: string) => {
            validateHeaderValue(name, value)
          },
          removeHeader: () => undefined,
          end: () => happened.push('ended'),
        }
        cors(policy)(request, response, (error) => happened.push(error ?? 'next'))

        expect(happened).toHaveLength(1)
        expect(['ended', 'next']).toContain(happened[0])
      }),
      parameters,
    )
  })
})
