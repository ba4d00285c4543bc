import { describe, expect, it } from 'vitest'
import type { OutgoingRequest } from '../../src/browser/browser-request.js'
import { judge, type Exchange } from '../../src/browser/judge.js'
import type { ScriptRequest } from '../../src/browser/script-request.js'
import { open, reasons, script, sent, server } from './judged.js'
import { api, page, response } from './requests.js'

describe('judge returns a verdict:', () => {
  it('allowed, with one exchange', () => {
    const judgement = judge(script(), server({ [api]: open }))
    expect(judgement.verdict).toBe('allowed')
    expect(sent(judgement)).toEqual([`GET ${api}`])
    expect(reasons(judgement)).toEqual([
      'request-accepted',
      'cross-origin',
      'preflight-not-needed',
      'any-origin-allowed',
      'none-exposed',
    ])
    expect(judgement.readable).toEqual({ names: [], exposed: [] })
  })

  it('allowed, for any status', () => {
    const judgement = judge(script(), server({ [api]: { ...open, status: 500 } }))
    expect(judgement.verdict).toBe('allowed')
  })

  it('allowed, after a preflight', () => {
    const judgement = judge(script({ method: 'put' }), server({ [api]: open }))
    expect(judgement.verdict).toBe('allowed')
    expect(sent(judgement)).toEqual([`OPTIONS ${api}`, `PUT ${api}`])
  })

  it('blocked by the CORS check, although the request was sent', () => {
    const judgement = judge(script({ credentials: true }), server({ [api]: open }))
    expect(judgement).toMatchObject({
      verdict: 'blocked',
      needed: [
        ['Access-Control-Allow-Origin', page],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
    })
    expect(reasons(judgement).at(-1)).toBe('allow-origin-wildcard-with-credentials')
    expect(judgement).not.toHaveProperty('readable')
  })

  it.each([
    [false, '*'],
    [true, 'null'],
  ])('blocked from an opaque origin, with credentials %s: it needs %s', (credentials, needed) => {
    const judgement = judge(script({ origin: 'null', credentials }), () => response([]))
    expect(judgement.needed?.[0]).toEqual(['Access-Control-Allow-Origin', needed])
  })

  it('blocked by the preflight, without sending the request', () => {
    const judgement = judge(script({ method: 'PUT' }), () => open)
    expect(judgement).toMatchObject({
      verdict: 'blocked',
      needed: [
        ['Access-Control-Allow-Origin', page],
        ['Access-Control-Allow-Methods', 'PUT'],
      ],
    })
    expect(sent(judgement)).toEqual([`OPTIONS ${api}`])
    expect(reasons(judgement).slice(-2)).toEqual(['method-not-listed', 'preflight-failed'])
  })

  it('blocked by the browser, before anything is sent', () => {
    const judgement = judge(script({ method: 'TRACE' }), () => open)
    expect(judgement).toMatchObject({ verdict: 'blocked', exchanges: [] })
    expect(reasons(judgement)).toEqual(['method-forbidden'])
  })

  it('blocked because of its scheme', () => {
    const judgement = judge(script({ url: 'file:///x' }), () => open)
    expect(judgement).toMatchObject({ verdict: 'blocked', exchanges: [] })
    expect(reasons(judgement).at(-1)).toBe('scheme-not-http')
  })

  it.each([
    ['http://api.example/', 'mixed-content'],
    ['https://api.example:6697/', 'bad-port'],
  ])('blocked because browsers do not request %s', (url, reason) => {
    for (const method of ['GET', 'PUT']) {
      const judgement = judge(script({ url, method }), () => open)
      expect(judgement).toMatchObject({ verdict: 'blocked', exchanges: [] })
      expect(reasons(judgement)).toEqual(['request-accepted', reason])
    }
  })

  it.each([
    [api, 'http://other.example/', 'mixed-content'],
    [api, 'https://other.example:25/', 'bad-port'],
    [`${page}/`, 'http://page.example/', 'mixed-content'],
    [`${page}/`, `${page}:22/`, 'bad-port'],
    ['http://localhost:3000/', 'http://api.example/', 'mixed-content'],
  ])('blocked after a redirect from %s to %s', (url, location, reason) => {
    const answer = {
      ...open,
      status: 302,
      headers: [...open.headers, ['Location', location]],
    } as const
    const judgement = judge(script({ url }), server({ [url]: answer }))
    expect(judgement.verdict).toBe('blocked')
    expect(sent(judgement)).toEqual([`GET ${url}`])
    expect(reasons(judgement).slice(-2)).toEqual(['redirect-followed', reason])
  })

  it('allowed, without checks, for a same-origin request', () => {
    const judgement = judge(script({ url: `${page}/x`, method: 'PUT' }), () => response([], 404))
    expect(judgement).toMatchObject({ verdict: 'allowed', readable: { exposed: 'all' } })
    expect(sent(judgement)).toEqual([`PUT ${page}/x`])
    expect(reasons(judgement)).toEqual(['request-accepted', 'same-origin', 'all-readable'])
  })
})

describe('the verdict is unknown if a request is not sent:', () => {
  it.each<readonly [string, OutgoingRequest['kind'], Partial<ScriptRequest>, number]>([
    ['a preflight', 'preflight', { method: 'PUT' }, 1],
    ['the request after a preflight', 'actual', { method: 'PUT' }, 2],
    ['a request without a preflight', 'actual', {}, 1],
  ])('%s', (_title, kind, changes, exchanges) => {
    const answer = server({ [api]: open })
    const send = (request: OutgoingRequest): Exchange['response'] =>
      request.kind === kind ? undefined : answer(request)
    const judgement = judge(script(changes), send)
    expect(judgement.verdict).toBe('unknown')
    expect(judgement.exchanges).toHaveLength(exchanges)
    expect(judgement.exchanges.at(-1)?.response).toBeUndefined()
    expect(judgement.steps.at(-1)).toMatchObject({ outcome: 'skip', reason: 'not-sent' })
  })
})

describe('a step names the exchange whose response it checked', () => {
  it('and no exchange if it checked no response', () => {
    const judgement = judge(script({ method: 'PUT' }), server({ [api]: open }))
    expect(judgement.steps.map(({ exchange }) => exchange)).toEqual([
      ...[undefined, undefined, undefined],
      ...[0, 0, 0, 0, 0],
      ...[1, 1],
    ])
  })
})
