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

/** Explains what a server of somebody else's answers. */
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

describe('a response that a shared cache can mix up with others is warned of:', () => {
  it.each<[string, HeaderList]>([
    ['an origin is named, without `Vary`', [echoed]],
    ['`Vary` has other headers', [echoed, ['Vary', 'Accept-Encoding, X-Origin']]],
    ['`Cache-Control` allows it', [echoed, ['Cache-Control', 'public, max-age=60']]],
  ])('%s', (_, headers) => {
    const explanation = explain(headers)

    expect(explanation.allowed).toBe(true)
    expect(codes(explanation)).toEqual(['cache-mixes-origins'])
    expect(String(explanation)).toContain('Warning: The response names one origin')
  })
})

describe('there is no warning where', () => {
  it.each<[string, HeaderList, string?]>([
    ['`Vary` has `Origin`', [echoed, ['Vary', 'Accept-Encoding, ORIGIN']]],
    ['a second `Vary` has it', [echoed, ['Vary', 'Accept'], ['Vary', 'origin']]],
    ['`Vary` is `*`', [echoed, ['Vary', '*']]],
    ['every origin is allowed', [['Access-Control-Allow-Origin', '*']]],
    ['nothing is stored', [echoed, ['Cache-Control', 'No-Store']]],
    ['no shared cache stores it', [echoed, ['Cache-Control', 'max-age=60, private']]],
    ['caches do not answer the method', [echoed], 'PUT'],
    ['the request is blocked anyway', [['Access-Control-Allow-Origin', 'https://other.example']]],
  ])('%s', (_, headers, method) => {
    expect(codes(explain(headers, method))).toEqual([])
  })

  it('a policy of this library answers', async () => {
    await fc.assert(
      fc.asyncProperty(configured, possible, async ({ policy }, request) => {
        expect(codes(await policy.explain(request))).not.toContain('cache-mixes-origins')
      }),
    )
  }, 30_000)
})
