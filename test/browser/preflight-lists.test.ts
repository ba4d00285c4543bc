import { describe, expect, it } from 'vitest'
import type { BrowserRequest } from '../../src/browser/browser-request.js'
import type { Reason } from '../../src/browser/step.js'
import type { HeaderList } from '../../src/protocol/header-list.js'
import { check, decisive } from './preflights.js'

describe('a preflight allows the method', () => {
  it.each<readonly [string, string | null, boolean, 'pass' | 'fail', Reason]>([
    ['PUT', 'PUT', false, 'pass', 'method-listed'],
    ['PUT', 'GET, PUT', false, 'pass', 'method-listed'],
    ['PUT', 'PUT', true, 'pass', 'method-listed'],
    ['PUT', 'PUT, *', true, 'pass', 'method-listed'],
    ['patch', 'patch', false, 'pass', 'method-listed'],
    ['CHICKEN', 'CHICKEN', false, 'pass', 'method-listed'],
    ['PUT', '*', false, 'pass', 'method-wildcard'],
    ['SUPER', 'GET, *', false, 'pass', 'method-wildcard'],
    ['PATCH', 'patch, *', false, 'pass', 'method-wildcard'],
    ['*', '*', false, 'pass', 'method-listed'],
    ['*', '*', true, 'pass', 'method-listed'],
    ['GET', null, false, 'pass', 'method-safelisted'],
    ['GET', 'get', false, 'pass', 'method-safelisted'],
    ['GET', 'get', true, 'pass', 'method-safelisted'],
    ['HEAD', 'PUT', true, 'pass', 'method-safelisted'],
    ['POST', '*', true, 'pass', 'method-safelisted'],
    ['POST', '', false, 'pass', 'method-safelisted'],
    ['PUT', null, false, 'fail', 'method-not-listed'],
    ['PUT', '', false, 'fail', 'method-not-listed'],
    ['PUT', 'GET, POST', false, 'fail', 'method-not-listed'],
    ['PUT', 'PUTS', false, 'fail', 'method-not-listed'],
    ['PUT', '**', false, 'fail', 'method-not-listed'],
    ['OPTIONS', 'GET', false, 'fail', 'method-not-listed'],
    ['PUT', '*', true, 'fail', 'method-wildcard-with-credentials'],
    ['PUT', 'GET, *', true, 'fail', 'method-wildcard-with-credentials'],
    ['PUT', 'put', false, 'fail', 'method-listed-in-other-case'],
    ['patch', 'PATCH', false, 'fail', 'method-listed-in-other-case'],
    ['PATCH', 'patch, *', true, 'fail', 'method-listed-in-other-case'],
  ])('%s with the list %j, credentials %s: %s', (method, methods, credentials, outcome, reason) => {
    const steps = check({ method, credentials }, methods, null)
    expect(decisive(steps)).toMatchObject({
      outcome,
      reason,
      facts: [['method', method], expect.anything(), ['Access-Control-Allow-Methods', methods]],
    })
  })

  it.each<readonly [string, string | null, BrowserRequest['preflightFlag'], Reason]>([
    ['POST', null, 'stream-body', 'method-assumed'],
    ['PUT', null, 'stream-body', 'method-assumed'],
    ['PUT', null, 'upload-listener', 'method-assumed'],
    ['PUT', '', 'stream-body', 'method-not-listed'],
    ['PUT', 'POST', 'upload-listener', 'method-not-listed'],
    ['PUT', null, null, 'method-not-listed'],
  ])(
    '%s with the list %j and the use-CORS-preflight flag from %s',
    (method, methods, flag, reason) => {
      const steps = check({ method, preflightFlag: flag }, methods, null)
      const outcome = reason === 'method-assumed' ? 'pass' : 'fail'
      expect(decisive(steps)).toMatchObject({ outcome, reason })
    },
  )
})

describe('its name allows Authorization, and in all engines `*` does too', () => {
  it.each<readonly [string | null, boolean, 'pass' | 'fail', Reason]>([
    ['Authorization', false, 'pass', 'authorization-listed'],
    ['authorization', true, 'pass', 'authorization-listed'],
    ['AUTHORIZATION, *', false, 'pass', 'authorization-listed'],
    [null, false, 'fail', 'authorization-not-listed'],
    ['', false, 'fail', 'authorization-not-listed'],
    ['X-Authorization', true, 'fail', 'authorization-not-listed'],
    ['*', false, 'pass', 'authorization-only-wildcard'],
    ['x-a, *', false, 'pass', 'authorization-only-wildcard'],
    ['*', true, 'fail', 'headers-wildcard-with-credentials'],
  ])('with the list %j, credentials %s: %s', (headers, credentials, outcome, reason) => {
    const steps = check({ headers: [['Authorization', 'x']], credentials }, null, headers)
    expect(steps[4]).toMatchObject({ outcome, reason })
    expect(new Map(steps[4]?.facts).get('missing')).toBe(
      outcome === 'fail' ? 'Authorization' : undefined,
    )
  })

  it('is not checked in a request without it', () => {
    const titles = check({ headers: [['X-A', '1']] }, null, 'x-a').map(({ title }) => title)
    expect(titles).not.toContain('Authorization is allowed by its name')
  })
})

describe('a preflight allows the other headers', () => {
  type Row = [string[], string | null, boolean, 'pass' | 'fail', Reason, string?]
  it.each<Row>([
    [['X-A'], 'x-a', false, 'pass', 'headers-listed'],
    [['x-a'], 'X-A', true, 'pass', 'headers-listed'],
    [['X-A', 'X-B'], 'x-b,x-a', false, 'pass', 'headers-listed'],
    [['X-A', 'X-B'], 'X-C , X-B\t,X-A', true, 'pass', 'headers-listed'],
    [['X-A'], '*', false, 'pass', 'headers-wildcard'],
    [['X-A', 'X-B'], 'x-a, *', false, 'pass', 'headers-wildcard'],
    [['*'], '*', false, 'pass', 'headers-listed'],
    [['*'], '*', true, 'pass', 'headers-listed'],
    [['X-A'], null, false, 'fail', 'headers-not-listed', 'x-a'],
    [['X-A'], '', false, 'fail', 'headers-not-listed', 'x-a'],
    [['X-A'], 'x-b', false, 'fail', 'headers-not-listed', 'x-a'],
    [['X-A'], 'x-ab', false, 'fail', 'headers-not-listed', 'x-a'],
    [['X-B', 'X-A', 'X-C'], 'x-c', false, 'fail', 'headers-not-listed', 'x-a, x-b'],
    [['X-A'], '*', true, 'fail', 'headers-wildcard-with-credentials', 'x-a'],
    [['X-A', 'X-B'], 'x-a, *', true, 'fail', 'headers-wildcard-with-credentials', 'x-b'],
    [['X-A'], '**', false, 'fail', 'headers-not-listed', 'x-a'],
  ])(
    '%j with the list %j, credentials %s: %s',
    (sent, headers, credentials, outcome, reason, missing) => {
      const steps = check({ headers: sent.map((name) => [name, '1']), credentials }, null, headers)
      const step = steps[4]
      expect(step).toMatchObject({ outcome, reason })
      expect(step?.facts.find(([name]) => name === 'missing')?.[1]).toBe(missing)
    },
  )

  it.each<readonly [string, HeaderList, Reason]>([
    ['a safelisted header', [['Content-Type', 'text/plain']], 'method-safelisted'],
    [
      'a safelisted name with an unsafe value',
      [['Content-Type', 'application/json']],
      'headers-not-listed',
    ],
  ])('%s', (_title, headers, reason) => {
    expect(decisive(check({ headers }, null, null))?.reason).toBe(reason)
  })
})
