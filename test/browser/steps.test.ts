import { describe, expect, it } from 'vitest'
import { judge } from '../../src/browser/judge.js'
import type { ScriptRequest } from '../../src/browser/script-request.js'
import type { Fact, Step } from '../../src/browser/step.js'
import { script } from './judged.js'
import { api, page, response } from './requests.js'

/** A step as a row: what it checks, the section of the standard, and its result. */
type Row = readonly [
  title: string,
  section: Step['section'],
  outcome: Step['outcome'],
  reason: Step['reason'],
  ...facts: Fact[],
]

const toRow = ({ title, section, outcome, reason, facts }: Step): Row => [
  title,
  section,
  outcome,
  reason,
  ...facts,
]

describe('each step says what it checks, in which section of the standard, and which facts decide', () => {
  it('for a request with a preflight', () => {
    const request: ScriptRequest = script({
      method: 'PUT',
      headers: [
        ['Authorization', 'x'],
        ['Cookie', 'a=b'],
        ['X-A', '1'],
      ],
      credentials: true,
    })
    const { steps } = judge(request, ({ kind }) =>
      response(
        [
          ['Access-Control-Allow-Origin', page],
          ['Access-Control-Allow-Credentials', 'true'],
          ['Access-Control-Allow-Methods', 'PUT'],
          ['Access-Control-Allow-Headers', 'Authorization, X-A'],
        ],
        kind === 'preflight' ? 204 : 200,
      ),
    )
    const included: Fact = ['credentials', 'included']
    const corsCheck: Row = [
      'The response allows the origin',
      '#cors-check',
      'pass',
      'origin-allowed',
      ['Origin', page],
      included,
      ['Access-Control-Allow-Origin', page],
      ['Access-Control-Allow-Credentials', 'true'],
    ]
    expect(steps.map(toRow)).toEqual([
      [
        'A script may make this request',
        '#dom-request',
        'pass',
        'request-accepted',
        ['method', 'PUT'],
        ['url', api],
      ],
      [
        'Headers that no script may set are left out',
        '#forbidden-request-header',
        'skip',
        'header-forbidden',
        ['Cookie', 'a=b'],
      ],
      [
        'Where the request goes',
        '#main-fetch',
        'pass',
        'cross-origin',
        ['page', page],
        ['url', api],
      ],
      [
        'A preflight comes first',
        '#http-fetch',
        'pass',
        'preflight-needed',
        ['method-not-safelisted', 'PUT'],
        ['header-not-safelisted: name', 'Authorization: x'],
        ['header-not-safelisted: name', 'X-A: 1'],
      ],
      corsCheck,
      [
        'The status of the preflight is 200 to 299',
        '#cors-preflight-fetch',
        'pass',
        'status-ok',
        ['status', '204'],
      ],
      [
        'The lists of methods and headers can be read',
        '#cors-preflight-fetch',
        'pass',
        'lists-well-formed',
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Allow-Headers', 'Authorization, X-A'],
      ],
      [
        'The method is allowed',
        '#cors-preflight-fetch',
        'pass',
        'method-listed',
        ['method', 'PUT'],
        included,
        ['Access-Control-Allow-Methods', 'PUT'],
      ],
      [
        'Authorization is allowed by its name',
        '#cors-preflight-fetch',
        'pass',
        'authorization-listed',
        ['headers', 'Authorization'],
        included,
        ['Access-Control-Allow-Headers', 'Authorization, X-A'],
      ],
      [
        'The headers are allowed',
        '#cors-preflight-fetch',
        'pass',
        'headers-listed',
        ['headers', 'authorization, x-a'],
        included,
        ['Access-Control-Allow-Headers', 'Authorization, X-A'],
      ],
      [
        'The answer is kept for later requests',
        '#http-access-control-max-age',
        'pass',
        'max-age-missing',
        ['Access-Control-Max-Age', null],
        ['Chromium', '5 s'],
        ['Firefox', '5 s'],
        ['WebKit', '5 s'],
      ],
      corsCheck,
      [
        'Headers that the script can read',
        '#cors-safelisted-response-header-name',
        'pass',
        'none-exposed',
        included,
        ['Access-Control-Expose-Headers', null],
      ],
    ])
  })

  it('for a redirect, and for a request that was not sent', () => {
    const redirect = response(
      [
        ['Access-Control-Allow-Origin', page],
        ['Location', '/2'],
      ],
      303,
    )
    const answers = [redirect]
    const { steps } = judge(script({ method: 'POST', body: 'bytes' }), () => answers.shift())
    expect(steps.map(toRow).slice(2)).toEqual([
      [
        'A preflight comes first',
        '#http-fetch',
        'skip',
        'preflight-not-needed',
        ['method', 'POST'],
      ],
      [
        'The response allows the origin',
        '#cors-check',
        'pass',
        'origin-allowed',
        ['Origin', page],
        ['credentials', 'not included'],
        ['Access-Control-Allow-Origin', page],
      ],
      [
        'The redirect is followed',
        '#http-redirect-fetch',
        'pass',
        'redirect-followed',
        ['status', '303'],
        ['Location', '/2'],
        ['method', 'GET'],
      ],
      [
        'Where the request goes',
        '#main-fetch',
        'pass',
        'cross-origin',
        ['page', page],
        ['url', 'https://api.example/2'],
      ],
      ['A preflight comes first', '#http-fetch', 'skip', 'preflight-not-needed', ['method', 'GET']],
      ['The request is sent', '#http-fetch', 'skip', 'not-sent'],
    ])
  })
})
