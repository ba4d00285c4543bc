import fc from 'fast-check'
import { CorsOptionsError, createPolicy, type DecisionMessage } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { escape } from '../../src/observe/escape.js'
import { lineOf } from '../../src/observe/log-line.js'

const app = 'https://app.example.com'

const denied: DecisionMessage = {
  kind: 'actual',
  allowed: false,
  reason: 'not-listed',
  method: 'GET',
  origin: 'https://else.test',
  requestMethod: undefined,
  requestHeaders: undefined,
  policy: createPolicy({ origin: app }),
  request: { method: 'GET', url: '/items', headers: {} },
  error: undefined,
}
const preflight = { ...denied, kind: 'preflight', method: 'OPTIONS', requestMethod: 'PUT' } as const
const allowed = { ...denied, allowed: true, reason: 'listed', origin: app } as const
const failed = { ...denied, reason: 'error', policy: undefined } as const

describe('a line contains', () => {
  it.each<[string, DecisionMessage, string]>([
    [
      'the request and origin that were allowed',
      allowed,
      `actual request "GET /items" from "${app}": allowed, listed`,
    ],
    [
      'the method that a preflight asks for',
      { ...preflight, ...{ allowed: true, reason: 'any-origin', origin: app } },
      `preflight for "PUT /items" from "${app}": allowed, any-origin`,
    ],
    [
      'the origin that was denied',
      denied,
      'actual request "GET /items" from "https://else.test": denied, not-listed',
    ],
    [
      'the nearest listed origin',
      { ...denied, origin: 'https://app.example.org' },
      `actual request "GET /items" from "https://app.example.org": denied, not-listed, did you mean \`${app}\`?`,
    ],
    [
      'a note if there was no origin',
      { ...denied, origin: undefined, reason: 'no-origin' },
      'actual request "GET /items" without an origin: denied, no-origin',
    ],
    [
      'no query',
      { ...denied, request: { url: '/items?token=secret?', headers: {} } },
      'actual request "GET /items" from "https://else.test": denied, not-listed',
    ],
    [
      'the full path in a mounted router',
      {
        ...denied,
        request: { originalUrl: '/api/items?page=2', url: '/items?page=2', headers: {} },
      },
      'actual request "GET /api/items" from "https://else.test": denied, not-listed',
    ],
    [
      'no path if the URL is not a string',
      { ...denied, request: { url: new URL('https://a.example/items') as never, headers: {} } },
      'actual request "GET" from "https://else.test": denied, not-listed',
    ],
    [
      'neither method nor path if both are missing',
      { ...denied, method: undefined, request: { headers: {} } },
      'actual request "" from "https://else.test": denied, not-listed',
    ],
    [
      'the error message',
      { ...failed, error: new Error('the database\nis "down"') },
      'actual request "GET /items" from "https://else.test": denied, error "the database\\nis \\"down\\""',
    ],
    [
      'an error that is a string',
      { ...failed, error: 'down' },
      'actual request "GET /items" from "https://else.test": denied, error "down"',
    ],
    [
      'an error that is another value',
      { ...failed, error: { message: 1 } },
      'actual request "GET /items" from "https://else.test": denied, error "1"',
    ],
    [
      'an error that is null',
      { ...failed, error: null },
      'actual request "GET /items" from "https://else.test": denied, error "null"',
    ],
  ])('%s', (_, message, line) => {
    expect(lineOf(message)).toBe(line)
  })

  it.each([
    ['only the code without a path', [''], '"origin-path"'],
    ['the code and the path', ['origin[0]'], '"origin-path at origin[0]"'],
    [
      'the first five',
      [1, 2, 3, 4, 5, 6, 7],
      `${['1', '2', '3', '4', '5'].map((path) => `"origin-path at ${path}"`).join(', ')} and 2 more`,
    ],
    ['a path with escaped request data', ['"\n'], String.raw`"origin-path at \"\n"`],
  ])('the problems of refused options: %s', (_, paths, line) => {
    const error = new CorsOptionsError(
      paths.map((path) => ({
        code: 'origin-path',
        path: String(path),
        message: 'long '.repeat(99),
      })),
    )
    expect(lineOf({ ...failed, error })).toBe(
      `actual request "GET /items" from "https://else.test": denied, error ${line}`,
    )
  })
})

describe('untrusted text is escaped:', () => {
  it.each([
    ['a line feed', 'a\nb', String.raw`"a\nb"`],
    ['a carriage return', 'a\rb', String.raw`"a\rb"`],
    ['NUL', 'a\0b', String.raw`"a\u0000b"`],
    ['a terminal color', '\u001b[31mred', String.raw`"\u001b[31mred"`],
    ['a terminal color with a C1 character', '\u009b31mred', String.raw`"\u009b31mred"`],
    ['delete', '\u007f', String.raw`"\u007f"`],
    ['a next-line character', '\u0085', String.raw`"\u0085"`],
    ['line and paragraph separators', '\u2028\u2029', String.raw`"\u2028\u2029"`],
    ['a direction override', '\u202e', String.raw`"\u202e"`],
    ['a direction isolate', '\u2066', String.raw`"\u2066"`],
    ['zero-width characters', '\u200b\ufeff', String.raw`"\u200b\ufeff"`],
    ['a letter that looks like another', '\u0430pp', String.raw`"\u0430pp"`],
    ['a character outside the basic plane', '\u{1f600}', String.raw`"\ud83d\ude00"`],
    ['half a surrogate pair', '\ud83d', String.raw`"\ud83d"`],
    ['a quote', '" allowed', String.raw`"\" allowed"`],
    ['a backslash before a quote', String.raw`\"`, String.raw`"\\\""`],
  ])('%s', (_, text, shown) => {
    expect(escape(text)).toBe(shown)
  })

  it.each([
    ['up to 200 characters are shown', 200, `"${'a'.repeat(200)}"`],
    ['longer text is cut', 201, `"${'a'.repeat(200)}"... (201 characters)`],
  ])('%s', (_, length, shown) => {
    expect(escape('a'.repeat(length))).toBe(shown)
  })

  it('a well-formed origin is only quoted', () => {
    expect(escape('http://[::1]:3000')).toBe('"http://[::1]:3000"')
  })
})

describe('no request can forge a line:', () => {
  const text = fc.string({ unit: 'binary', maxLength: 400 })

  it('it is printable ASCII, and only the text in quotes varies', () => {
    fc.assert(
      fc.property(text, text, text, text, (method, url, origin, requestMethod) => {
        for (const kind of ['actual', 'preflight'] as const) {
          const line = lineOf({
            ...denied,
            kind,
            method,
            origin,
            requestMethod,
            request: { url, headers: {} },
          })
          expect(line).toMatch(/^[\x20-\x7e]+$/)
          expect(line.replaceAll(/"(?:[^"\\]|\\.)*"(?:\.{3} \(\d+ characters\))?/g, '?')).toMatch(
            /^(?:actual request|preflight for) \? from \?: denied, not-listed$/,
          )
        }
      }),
    )
  })

  it('the quoted text is what was sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (sent) => {
        expect(JSON.parse(escape(sent))).toBe(sent)
      }),
    )
  })
})
