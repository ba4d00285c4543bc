import { cors, createPolicy, type CorsOptions, type DecisionReason } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { exchange } from '../support/exchange.js'
import { messagesOf } from './messages.js'

const app = 'https://app.example.com'
const evil = 'https://evil.example'

const list: CorsOptions = {
  origin: [
    app,
    'https://*.example.org',
    'http://localhost:*',
    /^https:\/\/pr-\d+\.example\.dev$/,
    'https://pr-1.example.dev',
  ],
}
const withNull = { dangerously: { nullOrigin: true } }
const isApp = (origin: string): boolean => origin === app

const cases: readonly [
  title: string,
  options: CorsOptions,
  origin: string | undefined,
  allowed: boolean,
  reason: DecisionReason,
][] = [
  ['every origin, without an origin', { origin: '*' }, undefined, true, 'any-origin'],
  ['every origin, malformed', { origin: '*' }, 'x', true, 'any-origin'],
  ['true', { origin: true }, evil, true, 'well-formed-origin'],
  ['true, null', { origin: true }, 'null', true, 'well-formed-origin'],
  ['true, malformed', { origin: true }, `${app}/`, false, 'malformed-origin'],
  ['true, without an origin', { origin: true }, undefined, false, 'no-origin'],
  ['false', { origin: false }, app, false, 'switched-off'],
  ['false, without an origin', { origin: false }, undefined, false, 'switched-off'],
  ['a list, exact match', list, app, true, 'listed'],
  ['a list, exact match and regular expression', list, 'https://pr-1.example.dev', true, 'listed'],
  ['a list, any subdomain', list, 'https://a.example.org', true, 'pattern'],
  ['a list, any port', list, 'http://localhost:3000', true, 'pattern'],
  ['a list, regular expression', list, 'https://pr-2.example.dev', true, 'expression'],
  ['a list, not in it', list, evil, false, 'not-listed'],
  ['a list, null', list, 'null', false, 'null-origin'],
  ['a list with null', { origin: 'null', ...withNull }, 'null', true, 'listed'],
  ['a list, malformed', list, `${app}/`, false, 'malformed-origin'],
  ['a list, empty', list, '', false, 'malformed-origin'],
  ['a list, too long', list, `https://${'a.'.repeat(200)}example`, false, 'malformed-origin'],
  ['a list, without an origin', list, undefined, false, 'no-origin'],
  ['a predicate that allows', { origin: isApp }, app, true, 'allowed-by-predicate'],
  ['a predicate that denies', { origin: isApp }, evil, false, 'denied-by-predicate'],
  ['a predicate that is not called for null', { origin: isApp }, 'null', false, 'null-origin'],
  [
    'a predicate that denies null',
    { origin: isApp, ...withNull },
    'null',
    false,
    'denied-by-predicate',
  ],
  ['a predicate, malformed', { origin: isApp }, 'x', false, 'malformed-origin'],
  ['a predicate, without an origin', { origin: isApp }, undefined, false, 'no-origin'],
]

describe('the reason for', () => {
  it.each(cases)('%s', async (_, options, origin, allowed, reason) => {
    const policy = createPolicy(options)
    expect(await policy.allows(origin)).toBe(allowed)
    expect(policy.reason(origin, allowed)).toBe(reason)

    const headers = origin === undefined ? {} : { Origin: origin }
    const [message] = await messagesOf(() => exchange(cors(policy), { headers }))
    expect(message).toMatchObject({ origin, allowed, reason })
  })
})

it('each reason belongs to only one outcome', () => {
  const reasons = (allowed: boolean): Set<DecisionReason> =>
    new Set(cases.filter((each) => each[3] === allowed).map((each) => each[4]))

  expect([...reasons(true)].filter((reason) => reasons(false).has(reason))).toEqual([])
})
