import { describe, expect, it } from 'vitest'
import { corsCheck } from '../../src/browser/cors-check.js'
import type { Reason } from '../../src/browser/step.js'
import { page, request, response } from './requests.js'

type Row = readonly [allowOrigin: readonly string[], reason: Reason]

const check = (
  origin: string,
  credentials: boolean,
  allowOrigin: readonly string[],
  allowCredentials: readonly string[] = [],
): ReturnType<typeof corsCheck> =>
  corsCheck(
    request({ origin, credentials }),
    response([
      ...allowOrigin.map((value) => ['access-control-allow-origin', value] as const),
      ...allowCredentials.map((value) => ['Access-Control-Allow-Credentials', value] as const),
    ]),
  )

describe('without credentials, the CORS check passes (#cors-check)', () => {
  it.each<Row>([
    [['*'], 'any-origin-allowed'],
    [[' *  '], 'any-origin-allowed'],
    [['\t*'], 'any-origin-allowed'],
    [[page], 'origin-allowed'],
    [[` ${page}`], 'origin-allowed'],
    [[`\t${page}   \t `], 'origin-allowed'],
  ])('Access-Control-Allow-Origin: %j', (allowOrigin, reason) => {
    expect(check(page, false, allowOrigin)).toMatchObject({ outcome: 'pass', reason })
  })

  it.each(['False', 'nonsense', ''])(
    'for any value of Access-Control-Allow-Credentials: %j',
    (value) => {
      expect(check(page, false, ['*'], [value]).outcome).toBe('pass')
    },
  )
})

describe('without credentials, the CORS check fails (#cors-check)', () => {
  it.each<Row>([
    [[], 'allow-origin-missing'],
    [[''], 'allow-origin-mismatch'],
    [['null'], 'allow-origin-mismatch'],
    [['-'], 'allow-origin-mismatch'],
    [['**'], 'allow-origin-mismatch'],
    [["'*'"], 'allow-origin-mismatch'],
    [['"*"'], 'allow-origin-mismatch'],
    [['* *'], 'allow-origin-mismatch'],
    [['* null'], 'allow-origin-mismatch'],
    [['*\x01'], 'allow-origin-mismatch'],
    [['\xa0*'], 'allow-origin-mismatch'],
    [[`${page}/`], 'allow-origin-mismatch'],
    [[`${page} /`], 'allow-origin-mismatch'],
    [[`${page}?`], 'allow-origin-mismatch'],
    [[`${page}#`], 'allow-origin-mismatch'],
    [[`${page}:443`], 'allow-origin-mismatch'],
    [[`${page}.`], 'allow-origin-mismatch'],
    [[page.toUpperCase()], 'allow-origin-mismatch'],
    [['HTTPS://page.example'], 'allow-origin-mismatch'],
    [['https://Page.example'], 'allow-origin-mismatch'],
    [['http://page.example'], 'allow-origin-mismatch'],
    [['page.example'], 'allow-origin-mismatch'],
    [['//page.example'], 'allow-origin-mismatch'],
    [['https:page.example'], 'allow-origin-mismatch'],
    [['https://www.page.example'], 'allow-origin-mismatch'],
    [['https://*.example'], 'allow-origin-mismatch'],
    [['https://*'], 'allow-origin-mismatch'],
    [['https://api.example'], 'allow-origin-mismatch'],
    [[`${page} https://other.example`], 'allow-origin-mismatch'],
    [[`${page}, *`], 'allow-origin-multiple'],
    [[`*, ${page}`], 'allow-origin-multiple'],
    [[`${page},${page}`], 'allow-origin-multiple'],
    [[page, page], 'allow-origin-multiple'],
    [['*', '*'], 'allow-origin-multiple'],
    [['*', page], 'allow-origin-multiple'],
    [['', '*'], 'allow-origin-multiple'],
    [['*', ''], 'allow-origin-multiple'],
    [['', page], 'allow-origin-multiple'],
  ])('Access-Control-Allow-Origin: %j', (allowOrigin, reason) => {
    expect(check(page, false, allowOrigin)).toMatchObject({ outcome: 'fail', reason })
  })
})

describe('with credentials, the CORS check requires the origin and `true` (#cors-check)', () => {
  it.each<readonly [string[], string[], 'pass' | 'fail', Reason]>([
    [[page], ['true'], 'pass', 'origin-allowed'],
    [[page], [' true\t'], 'pass', 'origin-allowed'],
    [[page], [], 'fail', 'allow-credentials-missing'],
    [[page], [''], 'fail', 'allow-credentials-not-true'],
    [[page], ['True'], 'fail', 'allow-credentials-not-true'],
    [[page], ['TRUE'], 'fail', 'allow-credentials-not-true'],
    [[page], ['"true"'], 'fail', 'allow-credentials-not-true'],
    [[page], ['false'], 'fail', 'allow-credentials-not-true'],
    [[page], ['1'], 'fail', 'allow-credentials-not-true'],
    [[page], ['0'], 'fail', 'allow-credentials-not-true'],
    [[page], ['true, true'], 'fail', 'allow-credentials-not-true'],
    [[page], ['true', 'true'], 'fail', 'allow-credentials-not-true'],
    [['*'], ['true'], 'fail', 'allow-origin-wildcard-with-credentials'],
    [['*'], [], 'fail', 'allow-origin-wildcard-with-credentials'],
    [[], ['true'], 'fail', 'allow-origin-missing'],
    [[`${page}/`], ['true'], 'fail', 'allow-origin-mismatch'],
    [['*', page], ['true'], 'fail', 'allow-origin-multiple'],
  ])('%j and %j: %s', (allowOrigin, allowCredentials, outcome, reason) => {
    expect(check(page, true, allowOrigin, allowCredentials)).toMatchObject({ outcome, reason })
  })
})

describe('an opaque origin matches `null` (#cors-check)', () => {
  it.each<readonly [string, boolean, 'pass' | 'fail']>([
    ['null', false, 'pass'],
    ['*', false, 'pass'],
    ['Null', false, 'fail'],
    ['', false, 'fail'],
    ['null', true, 'pass'],
    ['*', true, 'fail'],
  ])('%s, credentials %s: %s', (allowOrigin, credentials, outcome) => {
    expect(check('null', credentials, [allowOrigin], ['true']).outcome).toBe(outcome)
  })
})

describe('the check reports the facts that it used', () => {
  it('a missing header is null, not the string `null`', () => {
    expect(check('null', false, []).facts).toEqual([
      ['Origin', 'null'],
      ['credentials', 'not included'],
      ['Access-Control-Allow-Origin', null],
    ])
  })

  it('the credentials header is a fact only if the origin matches', () => {
    expect(check(page, true, [page], ['True'])).toEqual({
      section: '#cors-check',
      title: 'The response allows the origin',
      outcome: 'fail',
      reason: 'allow-credentials-not-true',
      facts: [
        ['Origin', page],
        ['credentials', 'included'],
        ['Access-Control-Allow-Origin', page],
        ['Access-Control-Allow-Credentials', 'True'],
      ],
    })
  })
})
