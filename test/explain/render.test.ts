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

/** Explains what a server answers, one response after another; there are none left for what is not sent. */
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
  it('has the verdict, each exchange and its steps, and what to change', async () => {
    const policy = createPolicy({ origin, methods: ['GET'], allowedHeaders: [] })
    const explanation = await policy.explain({ origin, method: 'PUT', headers: { 'X-One': '1' } })

    expect(String(explanation)).toBe(
      `
Blocked: PUT from https://app.example.com, without credentials

  ✓ A script may make this PUT request.
  ✓ It goes to another origin than that of the page: the script may read the
    response only if the server allows it.
  ✓ A preflight comes first, as PUT is none of GET, HEAD and POST, and the
    header X-One is not safelisted.

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
  ✓ The response is for pages of https://app.example.com.
      Access-Control-Allow-Origin: https://app.example.com
  ✓ Its status 204 is one from 200 to 299.
  ✓ The lists of methods and headers can be read.
  ✗ PUT is not among the methods allowed.
      Access-Control-Allow-Methods: GET
      https://fetch.spec.whatwg.org/#cors-preflight-fetch
  – The request itself is not sent, as its preflight failed.

To allow it, change these options:
  methods: ['GET', 'PUT']
      PUT is not among the methods allowed.
  allowedHeaders: ['x-one']
      Not among the headers allowed: x-one.`.trimStart(),
    )
  })

  it('of a server ends with the headers that it should have sent', () => {
    const text = String(observe([{ status: 404, headers: [] }], 'DELETE'))

    expect(text).toMatch(
      /^Blocked: DELETE https:\/\/api\.example\.com\/ from https:\/\/app\.example\.com, with\n {2}credentials\n/,
    )
    expect(text.split('\n').slice(-5)).toEqual([
      'To allow it, the last response has to say:',
      '  Access-Control-Allow-Origin: https://app.example.com',
      '  Access-Control-Allow-Credentials: true',
      '  Access-Control-Allow-Methods: DELETE',
      'and to have a status from 200 to 299.',
    ])
  })

  it('shows a request that was not sent, and says what that means', () => {
    const text = String(observe([], 'PUT'))

    expect(text).toMatch(/^Not known: PUT /)
    expect(text).toContain(
      `
  → OPTIONS https://api.example.com/
      Accept: */*
      Access-Control-Request-Method: PUT
      Origin: https://app.example.com
  – It was not sent,`,
    )
  })

  it('ends with the step that fails where nothing could be done', () => {
    const headers = [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Location', 'ftp://api.example.com/'],
    ] as const
    const text = String(observe([{ status: 302, headers }]))

    expect(text).toMatch(/✗ The redirect leads .+\n.+\n.+#http-redirect-fetch$/)
  })

  it.each([
    ['null', 'Blocked: GET from an opaque origin (null), without'],
    ['', 'Blocked: GET from "", without'],
  ])('names the page, of the origin %j too', async (origin, start) => {
    const policy = createPolicy({ origin: 'https://app.example.com' })

    expect(String(await policy.explain({ origin }))).toContain(start)
  })

  it('has at most 80 columns a line, but where a word is longer', async () => {
    await fc.assert(
      fc.asyncProperty(configured, fc.oneof(possible, impossible), async ({ policy }, request) => {
        const lines = String(await policy.explain(request)).split('\n')

        expect(lines.filter((line) => line.length > 80 && line.trim().includes(' '))).toEqual([])
      }),
    )
  }, 30_000)

  it('has nothing in it that moves a cursor, hides text, or starts a line of its own', async () => {
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

describe('colours', () => {
  const explanation = observe([{ status: 200, headers: [] }])

  it('are left out unless they are given', () => {
    expect(renderExplanation(explanation)).toBe(String(explanation))
  })

  it('mark whole lines, and change no word', () => {
    const paint: Paint = (format, text) => `<${format}>${text}</${format}>`
    const painted = renderExplanation(explanation, { paint })

    expect(painted.split('\n')[0]).toMatch(/^<bold><red>Blocked: .+<\/red><\/bold>$/)
    expect(painted).toContain('<green>  ✓ A script may make this GET request.</green>')
    expect(painted).toContain('<bold>      no Access-Control-Allow-Origin</bold>')
    expect(painted.replaceAll(/<\/?[a-z]+>/g, '')).toBe(String(explanation))
  })

  it('can be those of `styleText`', () => {
    const paint: Paint = (format, text) => styleText(format, text, { validateStream: false })

    expect(renderExplanation(explanation, { paint })).toContain('\x1b[32m  ✓ ')
  })
})
