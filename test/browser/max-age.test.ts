import { describe, expect, it } from 'vitest'
import { readMaxAge } from '../../src/browser/max-age.js'
import type { Reason } from '../../src/browser/step.js'
import { request, response } from './requests.js'

describe('an answer is kept for its seconds, for 5 where it names none, and no longer than an engine will', () => {
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
    [['-1'], 'skip', 'max-age-malformed', '5 s', '5 s', '5 s'],
    [[''], 'skip', 'max-age-malformed', '5 s', '5 s', '5 s'],
    [['1 hour'], 'skip', 'max-age-malformed', '5 s', '5 s', '5 s'],
    [['60', '60'], 'skip', 'max-age-malformed', '5 s', '5 s', '5 s'],
  ])('%j', (values, outcome, reason, chromium, firefox, webkit) => {
    const headers = values.map((value) => ['Access-Control-Max-Age', value] as const)
    expect(readMaxAge(request(), response(headers))).toEqual({
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
