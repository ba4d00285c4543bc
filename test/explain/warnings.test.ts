import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutgoingRequest } from '../../src/browser/browser-request.js'
import { judge } from '../../src/browser/judge.js'
import { createExplanation } from '../../src/explain/create-explanation.js'
import type { Explanation } from '../../src/explain/explanation.js'
import type { HeaderList } from '../../src/protocol/header-list.js'
import { configured, possible } from './generated.js'

const origin = 'https://app.example.com'
const url = 'https://api.example.com/'
const echoed = ['Access-Control-Allow-Origin', origin] as const

/** Explains the response of a server without this library. */
function explain(headers: HeaderList, method = 'GET'): Explanation {
  const request = { url, origin, method, headers: [], credentials: false }
  const send = ({ kind }: OutgoingRequest) => ({
    status: 200,
    headers:
      kind === 'preflight' ? [echoed, ['Access-Control-Allow-Methods', '*'] as const] : headers,
  })
  return createExplanation(request, judge(request, send))
}

const codes = ({ warnings }: Explanation): readonly string[] => warnings.map(({ code }) => code)

describe('an explanation warns if a shared cache can mix up responses:', () => {
  it.each<[string, HeaderList]>([
    ['it names an origin without `Vary`', [echoed]],
    ['`Vary` lists only other headers', [echoed, ['Vary', 'Accept-Encoding, X-Origin']]],
    ['`Cache-Control` allows shared caching', [echoed, ['Cache-Control', 'public, max-age=60']]],
  ])('%s', (_, headers) => {
    const explanation = explain(headers)

    expect(explanation.allowed).toBe(true)
    expect(codes(explanation)).toEqual(['cache-mixes-origins'])
    expect(String(explanation)).toContain('Warning: Add `Vary: Origin` to the response')
  })
})

describe('there is no warning if', () => {
  it.each<[string, HeaderList, string?]>([
    ['`Vary` has `Origin`', [echoed, ['Vary', 'Accept-Encoding, ORIGIN']]],
    ['a second `Vary` header has it', [echoed, ['Vary', 'Accept'], ['Vary', 'origin']]],
    ['`Vary` is `*`', [echoed, ['Vary', '*']]],
    ['every origin is allowed', [['Access-Control-Allow-Origin', '*']]],
    ['caches must not store the response', [echoed, ['Cache-Control', 'No-Store']]],
    ['shared caches must not store it', [echoed, ['Cache-Control', 'max-age=60, private']]],
    ['caches do not serve the method', [echoed], 'PUT'],
    ['the request is blocked anyway', [['Access-Control-Allow-Origin', 'https://other.example']]],
  ])('%s', (_, headers, method) => {
    expect(codes(explain(headers, method))).toEqual([])
  })

  it('a policy of this library responds', async () => {
    await fc.assert(
      fc.asyncProperty(configured, possible, async ({ policy }, request) => {
        expect(codes(await policy.explain(request))).not.toContain('cache-mixes-origins')
      }),
    )
  }, 30_000)
})
