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

/** A predicate that no other test has: a problem is reported once for each source of a function. */
const answering = (answer: unknown, id: string): OriginPredicate => {
  const predicate = (): unknown => answer
  predicate.toString = () => `answering ${id}`
  return predicate as OriginPredicate
}

const codes = (): unknown[] =>
  warn.mock.calls.map(([, options]) => (options as { code: string }).code)

describe('an entry that cannot be used, as the answer of a predicate, matches nothing:', () => {
  it.each<[string, unknown, string]>([
    ['a number', 1, 'wrong-type'],
    ['an object', { origin: app }, 'wrong-type'],
    ['a function', () => true, 'wrong-type'],
    ['every origin', '*', 'wildcard-answered'],
    ['an origin with a slash', `${app}/`, 'origin-path'],
    ['`null`', 'null', 'null-origin'],
    ['an unsound expression', /app\.example\.com/, 'expression-unanchored'],
    ['nothing, in a list', [undefined], 'wrong-type'],
    ['every origin, in a list', ['*'], 'wildcard-answered'],
  ])('%s denies the request, and is reported', async (title, answer, code) => {
    const received = await exchange(cors({ origin: answering(answer, title) }), actual(app))

    expect(received).toMatchObject({ status: 200, headers: { vary: 'Origin' }, errors: [] })
    expect(received.headers).not.toHaveProperty('access-control-allow-origin')
    expect(codes()).toContain(code)
  })

  it.each([
    ['before the origin', [`${app}/`, undefined, app]],
    ['behind it', [app, `${app}/`]],
  ])('and the others of a list still match: %s', (_, answer) => {
    expect(createPolicy({ origin: answering(answer, 'others') }).allows(app)).toBe(true)
  })

  it('and is reported once, with the text of the problem, in printable ASCII', () => {
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

it('a warning has no ellipsis that would be printed as an escape', () => {
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

describe("the request's own origin means `true`,", () => {
  it.each([
    ['over https', app],
    ['over plain http with credentials', 'http://app.example.com'],
  ])('%s', (_, origin) => {
    const policy = createPolicy({ origin: (asked) => asked, credentials: true })

    expect(policy.allows(origin)).toBe(true)
    expect(warn).not.toHaveBeenCalled()
  })

  it('but another one over plain http does not', () => {
    const origin = answering(['http://app.example.com'], 'http')

    expect(createPolicy({ origin, credentials: true }).allows('http://app.example.com')).toBe(false)
    expect(codes()).toEqual(['insecure-origin'])
  })
})
