import { describe, expect, it } from 'vitest'
import { checkPreflight } from '../../src/browser/preflight-check.js'
import type { Reason } from '../../src/browser/step.js'
import type { HeaderList } from '../../src/protocol/header-list.js'
import { check } from './preflights.js'
import { request, response } from './requests.js'

describe('the status of a preflight is an ok status (#cors-preflight-fetch)', () => {
  it.each<readonly [number, 'pass' | 'fail', Reason]>([
    [200, 'pass', 'status-ok'],
    [201, 'pass', 'status-ok'],
    [204, 'pass', 'status-ok'],
    [299, 'pass', 'status-ok'],
    [199, 'fail', 'status-not-ok'],
    [300, 'fail', 'status-not-ok'],
    [304, 'fail', 'status-not-ok'],
    [400, 'fail', 'status-not-ok'],
    [401, 'fail', 'status-not-ok'],
    [403, 'fail', 'status-not-ok'],
    [404, 'fail', 'status-not-ok'],
    [405, 'fail', 'status-not-ok'],
    [500, 'fail', 'status-not-ok'],
    [501, 'fail', 'status-not-ok'],
    [699, 'fail', 'status-not-ok'],
    [301, 'fail', 'status-redirect'],
    [302, 'fail', 'status-redirect'],
    [303, 'fail', 'status-redirect'],
    [307, 'fail', 'status-redirect'],
    [308, 'fail', 'status-redirect'],
  ])('%s: %s', (status, outcome, reason) => {
    const steps = check({ method: 'PUT' }, 'PUT', null, status)
    expect(steps[1]).toMatchObject({ outcome, reason, facts: [['status', String(status)]] })
    expect(steps.length > 2).toBe(outcome === 'pass')
  })
})

describe('a malformed list fails a preflight, even if it is not needed', () => {
  it.each<readonly [string | null, string | null, Reason]>([
    ['Bad method name', null, 'allow-methods-malformed'],
    ['PUT, Bad method name', 'x-a', 'allow-methods-malformed'],
    ['PUT;DELETE', null, 'allow-methods-malformed'],
    ['"*"', null, 'allow-methods-malformed'],
    ['bad name', 'bad name', 'allow-methods-malformed'],
    [null, 'header name with space', 'allow-headers-malformed'],
    ['*', 'x-a, header name with space', 'allow-headers-malformed'],
    ['*', '*;', 'allow-headers-malformed'],
    ['PUT', 'x-a: 1', 'allow-headers-malformed'],
    ['PUT', 'x-a\x01', 'allow-headers-malformed'],
  ])('methods %j, headers %j', (methods, headers, reason) => {
    const steps = check({ method: 'GET' }, methods, headers)
    expect(steps.at(-1)).toMatchObject({ outcome: 'fail', reason })
  })

  it.each([
    [null, null],
    ['', ''],
    [',', ' , '],
    ['PUT,,DELETE,', ',x-a'],
    ['*', '*'],
  ])('lists that pass: %j and %j', (methods, headers) => {
    expect(check({}, methods, headers)[2]?.reason).toBe('lists-well-formed')
  })
})

describe('a preflight is checked in the standard’s order', () => {
  const headers: HeaderList = [
    ['Authorization', 'x'],
    ['X-A', '1'],
  ]

  it('with every check', () => {
    const steps = check({ method: 'PUT', headers }, 'PUT', 'authorization, x-a')
    expect(steps.map(({ reason }) => reason)).toEqual([
      'origin-allowed',
      'status-ok',
      'lists-well-formed',
      'method-listed',
      'authorization-listed',
      'headers-listed',
      'max-age-missing',
    ])
  })

  it.each<readonly [string, string | null, string | null, number, readonly Reason[]]>([
    ['the status before the lists', 'bad name', null, 404, ['status-not-ok']],
    ['the lists before the method', 'GET', 'bad name', 204, ['allow-headers-malformed']],
    ['the method before Authorization', 'GET', null, 204, ['method-not-listed']],
    ['Authorization before the others', 'PUT', null, 204, ['authorization-not-listed']],
    ['the others last', 'PUT', 'authorization', 204, ['headers-not-listed']],
  ])('the first failure is the last step: %s', (_title, methods, allowed, status, failures) => {
    const steps = check({ method: 'PUT', headers }, methods, allowed, status)
    expect(steps.filter(({ outcome }) => outcome === 'fail').map(({ reason }) => reason)).toEqual(
      failures,
    )
    expect(steps.at(-1)?.outcome).toBe('fail')
  })

  it('a failed CORS check is reported with the status, which is often its cause', () => {
    const steps = checkPreflight(request({ method: 'PUT' }), response([], 404))
    expect(steps.map(({ reason }) => reason)).toEqual(['allow-origin-missing', 'status-not-ok'])
  })
})

describe('the CORS check of a preflight uses the credentials of the request after it', () => {
  it.each([
    [false, 'any-origin-allowed'],
    [true, 'allow-origin-wildcard-with-credentials'],
  ])('credentials %s: %s', (credentials, reason) => {
    const steps = checkPreflight(
      request({ credentials }),
      response([['Access-Control-Allow-Origin', '*']]),
    )
    expect(steps[0]?.reason).toBe(reason)
  })
})
