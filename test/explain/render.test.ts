import { styleText } from 'node:util'
import { createPolicy, type RequestToExplain } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingResponse } from '../../src/browser/browser-request.js'
import { judge } from '../../src/browser/judge.js'
import { createExplanation } from '../../src/explain/create-explanation.js'
import type { Explanation } from '../../src/explain/explanation.js'
import { renderExplanation, type Paint } from '../../src/explain/render.js'
import { configured, impossible, possible } from './generated.js'

const origin = 'https://app.example.com'

/** Explains a server's responses, given in order. A request without a response left counts as not sent. */
function observe(responses: readonly IncomingResponse[], method = 'GET'): Explanation {
  const request = {
    url: 'https://api.example.com/',
    origin,
    method,
    headers: [],
    credentials: true,
  }
  const left = [...responses]
  return createExplanation(
    request,
    judge(request, () => left.shift()),
  )
}

describe('an explanation as text', () => {
  it('shows the verdict, each exchange with its steps, and what to change', async () => {
    const policy = createPolicy({ origin, methods: ['GET'], allowedHeaders: [] })
    const explanation = await policy.explain({ origin, method: 'PUT', headers: { 'X-One': '1' } })

    expect(String(explanation)).toBe(
      `
Blocked: PUT from https://app.example.com, without credentials

  ✓ A script can make this PUT request.
  ✓ Cross-origin: the server must allow the script to read the response.
  ✓ A preflight comes first because PUT is not GET, HEAD or POST, and the header
    X-One is not safelisted.

  → OPTIONS https://server.invalid/
      Accept: */*
      Access-Control-Request-Method: PUT
      Access-Control-Request-Headers: x-one
      Origin: https://app.example.com
  ← 204
      Vary: Origin
      Access-Control-Allow-Origin: https://app.example.com
      Access-Control-Allow-Methods: GET
      Content-Length: 0
  ✓ The response allows pages on https://app.example.com.
      Access-Control-Allow-Origin: https://app.example.com
  ✓ The status 204 is between 200 and 299.
  ✓ The lists of allowed methods and headers are valid.
  ✗ PUT is not one of the allowed methods.
      Access-Control-Allow-Methods: GET
      https://fetch.spec.whatwg.org/#cors-preflight-fetch
  – The request itself is not sent because its preflight failed.

To allow the request, change these options:
  methods: ['GET', 'PUT']
      PUT is not one of the allowed methods.
  allowedHeaders: ['x-one']
      These headers are not allowed: x-one.`.trimStart(),
    )
  })

  it('ends with the headers that a server should have sent', () => {
    const text = String(observe([{ status: 404, headers: [] }], 'DELETE'))

    expect(text).toMatch(
      /^Blocked: DELETE https:\/\/api\.example\.com\/ from https:\/\/app\.example\.com, with\n {2}credentials\n/,
    )
    expect(text.split('\n').slice(-5)).toEqual([
      'To allow the request, the last response must have:',
      '  Access-Control-Allow-Origin: https://app.example.com',
      '  Access-Control-Allow-Credentials: true',
      '  Access-Control-Allow-Methods: DELETE',
      'and a status between 200 and 299.',
    ])
  })

  it('shows a request that was not sent and says what that means', () => {
    const text = String(observe([], 'PUT'))

    expect(text).toMatch(/^Unknown: PUT /)
    expect(text).toContain(
      `
  → OPTIONS https://api.example.com/
      Accept: */*
      Access-Control-Request-Method: PUT
      Origin: https://app.example.com
  – This request was not sent,`,
    )
  })

  it('ends with the failed step if no header could help', () => {
    const headers = [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Location', 'ftp://api.example.com/'],
    ] as const
    const text = String(observe([{ status: 302, headers }]))

    expect(text).toMatch(/✗ The redirect does not lead .+\n.+\n.+#http-redirect-fetch$/)
  })

  it.each([
    ['null', 'Blocked: GET from an opaque origin (null), without'],
    ['', 'Blocked: GET from "", without'],
  ])('names a page with the origin %j', async (origin, start) => {
    const policy = createPolicy({ origin: 'https://app.example.com' })

    expect(String(await policy.explain({ origin }))).toContain(start)
  })

  it('has at most 80 columns per line unless a word is longer', async () => {
    await fc.assert(
      fc.asyncProperty(configured, fc.oneof(possible, impossible), async ({ policy }, request) => {
        const lines = String(await policy.explain(request)).split('\n')

        expect(lines.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([])
      }),
    )
  }, 30_000)

  it('contains nothing that moves the cursor, hides text or starts its own line', async () => {
    const hostile = fc.string({
      unit: fc.constantFrom('\x1b', '\x9b', '\n', '\r', '\u202e', 'a', ' '),
    })
    const request: fc.Arbitrary<RequestToExplain> = fc.record({
      origin: fc.oneof(fc.constant(origin), hostile),
      method: fc.oneof(fc.constant('GET'), hostile),
      headers: fc.array(fc.tuple(fc.oneof(fc.constant('X-One'), hostile), hostile)),
    })

    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const text = String(await createPolicy().explain(asked))

        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }),
    )
  }, 30_000)

  it('escapes what a server sent', () => {
    const headers = [['Access-Control-Allow-Origin', '\x1b[2K\u202e']] as const

    expect(String(observe([{ status: 200, headers }]))).toContain(
      String.raw`Access-Control-Allow-Origin: \u{1b}[2K\u{202e}`,
    )
  })
})

describe('colors', () => {
  const explanation = observe([{ status: 200, headers: [] }])

  it('are off by default', () => {
    expect(renderExplanation(explanation)).toBe(String(explanation))
  })

  it('mark whole lines and change no words', () => {
    const paint: Paint = (format, text) => `<${format}>${text}</${format}>`
    const painted = renderExplanation(explanation, { paint })

    expect(painted.split('\n')[0]).toMatch(/^<bold><red>Blocked: .+<\/red><\/bold>$/)
    expect(painted).toContain('<green>  ✓ A script can make this GET request.</green>')
    expect(painted).toContain('<bold>      no Access-Control-Allow-Origin</bold>')
    expect(painted.replaceAll(/<\/?[a-z]+>/g, '')).toBe(String(explanation))
  })

  it('can come from `styleText`', () => {
    const paint: Paint = (format, text) => styleText(format, text, { validateStream: false })

    expect(renderExplanation(explanation, { paint })).toContain('\x1b[32m  ✓ ')
  })
})
