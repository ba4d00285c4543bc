import { createPolicy } from 'allow-origin'
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
function explain(
  headers: HeaderList,
  method = 'GET',
  sent: HeaderList = [],
  preflight: HeaderList = [echoed, ['Access-Control-Allow-Methods', '*']],
): Explanation {
  const request = { url, origin, method, headers: sent, credentials: false }
  const send = ({ kind }: OutgoingRequest) => ({
    status: 200,
    headers: kind === 'preflight' ? preflight : headers,
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

describe('an explanation warns if only `*` allows `Authorization`', () => {
  const any: HeaderList = [['Access-Control-Allow-Origin', '*']]
  const allowing = (list: string): HeaderList => [...any, ['Access-Control-Allow-Headers', list]]

  it.each([
    ['*', 'allowed', ['authorization-only-wildcard']],
    ['x-a, *', 'allowed', ['authorization-only-wildcard']],
    ['*, AUTHORIZATION', 'allowed', []],
    ['authorization', 'allowed', []],
    ['x-a', 'blocked', []],
  ])('%s: %s', (list, verdict, warned) => {
    const explanation = explain(any, 'GET', [['authorization', 'x']], allowing(list))

    expect(explanation.verdict).toBe(verdict)
    expect(codes(explanation)).toEqual(warned)
    expect(explanation.steps.map(({ outcome }) => outcome).includes('fail')).toBe(
      verdict === 'blocked',
    )
  })

  it('and says what browsers do and what the standard says', async () => {
    const explanation = await createPolicy({ allowedHeaders: '*' }).explain({
      origin,
      headers: { Authorization: 'x' },
    })

    expect(explanation).toMatchObject({ allowed: true, suggestions: [], obstacle: null })
    expect(String(explanation).replaceAll('\n ', '')).toContain(
      'Warning: List Authorization by name in Access-Control-Allow-Headers. Browsers let `*` cover it today, but the ' +
        'standard does not',
    )
  })
})

describe('a script that sends what only servers send is told to leave it out', () => {
  const any: HeaderList = [['Access-Control-Allow-Origin', '*']]
  const warned = ['cors-answer-requested']

  it.each([
    'Access-Control-Allow-Origin',
    'access-control-allow-origin',
    'Access-Control-Allow-Headers',
    'Access-Control-Allow-Methods',
    'Access-Control-Allow-Credentials',
    'Access-Control-Expose-Headers',
    'Access-Control-Max-Age',
    'Access-Control-Allow-Private-Network',
    'Access-Control-Allow-Header',
  ])('%s', async (name) => {
    const sent: HeaderList = [[name, '*']]
    const list = (value: string): HeaderList => [...any, ['Access-Control-Allow-Headers', value]]
    const advice = `Remove ${name} from the script.`

    const allowed = explain(any, 'GET', sent, list(name))
    expect(allowed).toMatchObject({ verdict: 'allowed', obstacle: null })
    expect(codes(allowed)).toEqual(warned)
    expect(String(allowed)).toContain(`Warning: ${advice}`)

    const blocked = explain(any, 'GET', [...sent, ['X-A', '1']], [])
    expect(codes(blocked)).toEqual(warned)
    expect(blocked.needed).toContainEqual(['Access-Control-Allow-Headers', 'x-a'])

    for (const options of [{ allowedHeaders: [] }, { origin: [], allowedHeaders: ['X-A'] }]) {
      const explanation = await createPolicy(options).explain({ origin, headers: sent })
      expect(explanation).toMatchObject({ suggestions: [], obstacle: { code: warned[0] } })
      expect(String(explanation)).toContain(advice)
    }
  })

  it('but not if browsers leave the header out, or if its name is another one', () => {
    for (const name of [
      'Access-Control-Request-Method',
      'Origin',
      'X-Access-Control-Allow-Origin',
    ]) {
      expect(codes(explain(any, 'GET', [[name, 'x']]))).toEqual([])
    }
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
