import { describe, expect, it } from 'vitest'
import { checkMaxAge } from '../../src/browser/max-age.js'
import type { BrowserRequest } from '../../src/browser/browser-request.js'
import type { Reason } from '../../src/browser/step.js'
import type { HeaderList } from '../../src/protocol/header-list.js'
import { request, response } from './requests.js'

describe('engines cache a preflight for its max-age, 5 seconds by default, up to their own limits', () => {
  it.each<readonly [string[], 'pass' | 'skip', Reason, string, string, string]>([
    [[], 'pass', 'max-age-missing', '5 s', '5 s', '5 s'],
    [['0'], 'pass', 'max-age-given', '0 s', '0 s', '0 s'],
    [['5'], 'pass', 'max-age-given', '5 s', '5 s', '5 s'],
    [['600'], 'pass', 'max-age-given', '600 s', '600 s', '600 s'],
    [['601'], 'pass', 'max-age-given', '601 s', '601 s', '600 s'],
    [['7200'], 'pass', 'max-age-given', '7200 s', '7200 s', '600 s'],
    [['7201'], 'pass', 'max-age-given', '7200 s', '7201 s', '600 s'],
    [['86400'], 'pass', 'max-age-given', '7200 s', '86400 s', '600 s'],
    [['86401'], 'pass', 'max-age-given', '7200 s', '86400 s', '600 s'],
    [[''], 'skip', 'max-age-malformed', '5 s', '5 s', '5 s'],
    [['1 hour'], 'skip', 'max-age-malformed', '5 s', '0 s', '5 s'],
    [['60', '60'], 'skip', 'max-age-malformed', '5 s', '0 s', '5 s'],
    [['-1'], 'skip', 'max-age-malformed', '0 s', '0 s', '0 s'],
    [['+60'], 'skip', 'max-age-malformed', '60 s', '0 s', '60 s'],
    [['60s'], 'skip', 'max-age-malformed', '5 s', '0 s', '5 s'],
    [['9223372036854775807'], 'pass', 'max-age-given', '7200 s', '86400 s', '600 s'],
    [['9223372036854775808'], 'pass', 'max-age-given', '5 s', '86400 s', '5 s'],
    [['+9223372036854775807'], 'skip', 'max-age-malformed', '7200 s', '0 s', '600 s'],
    [['+9223372036854775808'], 'skip', 'max-age-malformed', '5 s', '0 s', '5 s'],
    [['-9223372036854775808'], 'skip', 'max-age-malformed', '0 s', '0 s', '0 s'],
    [['-9223372036854775809'], 'skip', 'max-age-malformed', '5 s', '0 s', '5 s'],
    [['+601'], 'skip', 'max-age-malformed', '601 s', '0 s', '600 s'],
  ])('%j', (values, outcome, reason, chromium, firefox, webkit) => {
    const headers = values.map((value) => ['Access-Control-Max-Age', value] as const)
    expect(checkMaxAge(request(), response(headers))).toEqual({
      section: '#http-access-control-max-age',
      title: 'The answer is kept for later requests',
      outcome,
      reason,
      facts: [
        ['Access-Control-Max-Age', values.length === 0 ? null : values.join(', ')],
        ['Chromium', chromium],
        ['Firefox', firefox],
        ['WebKit', webkit],
      ],
    })
  })
})

describe('Firefox does not cache a preflight that only `*` allows', () => {
  it.each<readonly [string, Partial<BrowserRequest>, HeaderList, string]>([
    ['a method', { method: 'PUT' }, [['Access-Control-Allow-Methods', 'GET, *']], '0 s'],
    ['a listed method', { method: 'PUT' }, [['Access-Control-Allow-Methods', 'PUT, *']], '60 s'],
    ['a safelisted method', { method: 'POST' }, [['Access-Control-Allow-Methods', '*']], '60 s'],
    [
      'no listed method, with the use-CORS-preflight flag',
      { preflightFlag: 'upload-listener' },
      [],
      '60 s',
    ],
    [
      'a header',
      { headers: [['X-One', '1']] },
      [['Access-Control-Allow-Headers', 'X-Two, *']],
      '0 s',
    ],
    [
      'a listed header',
      { headers: [['X-One', '1']] },
      [['Access-Control-Allow-Headers', '*, x-one']],
      '60 s',
    ],
    [
      'a safelisted header',
      { headers: [['Accept', 'text/html']] },
      [['Access-Control-Allow-Headers', '*']],
      '60 s',
    ],
  ])('%s', (_title, changes, headers, kept) => {
    const maxAge = ['Access-Control-Max-Age', '60'] as const
    const { facts } = checkMaxAge(request(changes), response([...headers, maxAge]))

    expect(facts).toContainEqual(['Firefox', kept])
    expect(facts).toContainEqual(['Chromium', '60 s'])
    expect(new Map(facts).get('allowed only by')).toBe(kept === '0 s' ? '*' : undefined)
  })
})
