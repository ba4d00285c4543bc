import { cors, createPolicy, type OriginPredicate } from 'allow-origin'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { actual, exchange } from './support/exchange.js'

const app = 'https://app.example.com'
const warn = vi.spyOn(process, 'emitWarning')

beforeEach(() => {
  warn.mockClear().mockReturnValue()
})
afterEach(() => {
  warn.mockReset()
})

/** A predicate with a unique source, because a problem is reported only once for each source. */
const answering = (answer: unknown, id: string): OriginPredicate => {
  const predicate = (): unknown => answer
  predicate.toString = () => `answering ${id}`
  return predicate as OriginPredicate
}

const codes = (): unknown[] =>
  warn.mock.calls.map(([, options]) => (options as { code: string }).code)

describe('an unusable entry returned by a predicate', () => {
  it.each<[string, unknown, string]>([
    ['a number', 1, 'wrong-type'],
    ['an object', { origin: app }, 'wrong-type'],
    ['a function', () => true, 'wrong-type'],
    ['a wildcard', '*', 'wildcard-answered'],
    ['an origin with a trailing slash', `${app}/`, 'origin-path'],
    ['`null`', 'null', 'null-origin'],
    ['an unsound regular expression', /app\.example\.com/, 'expression-unanchored'],
    ['undefined in a list', [undefined], 'wrong-type'],
    ['a wildcard in a list', ['*'], 'wildcard-answered'],
  ])('denies the request with a warning: %s', async (title, answer, code) => {
    const received = await exchange(cors({ origin: answering(answer, title) }), actual(app))

    expect(received).toMatchObject({ status: 200, headers: { vary: 'Origin' }, errors: [] })
    expect(received.headers).not.toHaveProperty('access-control-allow-origin')
    expect(codes()).toContain(code)
  })

  it.each([
    ['an object', { origin: app }, 'Return true, false, a string, a regular expression, or an'],
    ['the word true', 'true', 'is a string, not a boolean. Return true, without quotes.'],
    ['the word none', 'none', 'Return false, without quotes.'],
  ])('gets a warning that says what to return: %s', (title, answer, words) => {
    expect(createPolicy({ origin: answering(answer, `words: ${title}`) }).allows(app)).toBe(false)
    expect(warn.mock.calls[0]?.[0]).toContain(words)
  })

  it.each([undefined, null, '', 0, NaN])('denies without a warning if it is %j', (answer) => {
    expect(createPolicy({ origin: answering(answer, 'falsy') }).allows(app)).toBe(false)
    expect(warn).not.toHaveBeenCalled()
  })

  it.each([
    ['before the origin', [`${app}/`, undefined, app]],
    ['after the origin', [app, `${app}/`]],
  ])('does not affect the rest of the list: %s', (_, answer) => {
    expect(createPolicy({ origin: answering(answer, 'others') }).allows(app)).toBe(true)
  })

  it('is reported once, in printable ASCII', () => {
    const policy = createPolicy({
      origin: answering(['https://ünicode.example', '\u009b31m'], 'once'),
    })
    for (let time = 0; time < 3; time += 1) expect(policy.allows(app)).toBe(false)

    expect(new Set(codes()).size).toBe(codes().length)
    expect(warn.mock.calls[0]).toEqual([
      expect.stringMatching(/^`origin\(\)\[0\]` is "https:\/\/\\u00fcnicode[\n\x20-\x7e]+$/),
      { type: 'CorsOptionsWarning', code: 'origin-unicode' },
    ])
  })
})

describe('a predicate that has no answer denies the request without a warning:', () => {
  it.each([undefined, null])('%s', async (answer) => {
    const origin: OriginPredicate = (_, callback) => {
      callback(null, answer)
    }
    const received = await exchange(cors({ origin }), actual(app))

    expect(received).toMatchObject({ status: 200, headers: { vary: 'Origin' }, errors: [] })
    expect(received.headers).not.toHaveProperty('access-control-allow-origin')
    expect(warn).not.toHaveBeenCalled()
  })
})

it('a warning uses three dots instead of an ellipsis character', () => {
  const policy = createPolicy({
    origin: answering([undefined, `https://${'a'.repeat(200)}.example/`], 'ellipsis'),
  })
  expect(policy.allows(app)).toBe(false)

  const texts = warn.mock.calls.map(([text]) => String(text))
  expect(texts).toEqual([
    expect.stringContaining('`list.filter(Boolean)`'),
    expect.stringContaining('aaa..., which ends with a slash'),
  ])
})

describe("a predicate that returns the request's own origin allows it", () => {
  it.each([
    ['over https', app],
    ['over plain http with credentials', 'http://app.example.com'],
  ])('%s', (_, origin) => {
    const policy = createPolicy({ origin: (asked) => asked, credentials: true })

    expect(policy.allows(origin)).toBe(true)
    expect(warn).not.toHaveBeenCalled()
  })

  it('but not if a list contains it over plain http', () => {
    const origin = answering(['http://app.example.com'], 'http')

    expect(createPolicy({ origin, credentials: true }).allows('http://app.example.com')).toBe(false)
    expect(codes()).toEqual(['insecure-origin'])
  })
})
