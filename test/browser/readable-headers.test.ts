import { describe, expect, it } from 'vitest'
import { filterReadable, type ReadableHeaders } from '../../src/browser/readable-headers.js'
import type { Reason } from '../../src/browser/step.js'
import type { HeaderList } from '../../src/protocol/header-list.js'
import { request, response } from './requests.js'

const headers: HeaderList = [
  ['content-type', 'text/plain'],
  ['ETag', '"1"'],
  ['X-A', '1'],
  ['x-a', '2'],
  ['Set-Cookie', 'a=b'],
  ['*', 'whoa'],
]

const read = (
  credentials: boolean,
  expose: readonly string[],
  tainting: 'basic' | 'cors' = 'cors',
): ReadableHeaders =>
  filterReadable(
    request({ credentials, tainting }),
    response([
      ...headers,
      ...expose.map((value) => ['Access-Control-Expose-Headers', value] as const),
    ]),
  )

describe('the headers that a script can read (#cors-safelisted-response-header-name)', () => {
  type Row = readonly [string[], boolean, Reason, string[], ReadableHeaders['exposed']]
  const safelisted = ['content-type']
  const all = ['*', 'access-control-expose-headers', 'content-type', 'etag', 'x-a']

  it.each<Row>([
    [[], false, 'none-exposed', safelisted, []],
    [[''], false, 'none-exposed', safelisted, []],
    [['x-a'], false, 'listed-exposed', ['content-type', 'x-a'], ['x-a']],
    [['X-A'], true, 'listed-exposed', ['content-type', 'x-a'], ['x-a']],
    [[',X-A,'], false, 'listed-exposed', ['content-type', 'x-a'], ['x-a']],
    [['X-A, etag'], false, 'listed-exposed', ['content-type', 'etag', 'x-a'], ['etag', 'x-a']],
    [['X-A', 'ETag'], false, 'listed-exposed', ['content-type', 'etag', 'x-a'], ['etag', 'x-a']],
    [['', 'ETag'], false, 'listed-exposed', ['content-type', 'etag'], ['etag']],
    [['X-B'], false, 'listed-exposed', safelisted, ['x-b']],
    [['Set-Cookie'], false, 'none-exposed', safelisted, []],
    [['Set-Cookie2, X-A'], true, 'listed-exposed', ['content-type', 'x-a'], ['x-a']],
    [['*'], false, 'all-exposed', all, 'all'],
    [['set-cookie, *'], false, 'all-exposed', all, 'all'],
    [['*', 'x-a'], false, 'all-exposed', all, 'all'],
    [['*'], true, 'expose-wildcard-with-credentials', ['*', 'content-type'], ['*']],
    [
      ['*, x-a'],
      true,
      'expose-wildcard-with-credentials',
      ['*', 'content-type', 'x-a'],
      ['*', 'x-a'],
    ],
    [['x-a x-b'], false, 'expose-headers-malformed', safelisted, []],
    [['x-a, no no'], false, 'expose-headers-malformed', safelisted, []],
    [['@#$#%%&^&^*()()11!,x-a'], false, 'expose-headers-malformed', safelisted, []],
    [['x-a', 'no no'], false, 'expose-headers-malformed', safelisted, []],
    [['*, no no'], false, 'expose-headers-malformed', safelisted, []],
    [['"x-a"'], false, 'expose-headers-malformed', safelisted, []],
  ])('%j, credentials %s: %s', (expose, credentials, reason, names, exposed) => {
    expect(read(credentials, expose)).toMatchObject({ step: { reason }, names, exposed })
  })

  it('same-origin: all except Set-Cookie, for any list from the server', () => {
    expect(read(true, ['no no'], 'basic')).toMatchObject({
      step: { outcome: 'pass', reason: 'all-readable' },
      names: all,
      exposed: 'all',
    })
  })

  it('a malformed list is ignored and blocks nothing', () => {
    expect(read(false, ['no no']).step.outcome).toBe('skip')
  })

  it('the step reports the header and the credentials', () => {
    expect(read(true, ['a', 'b']).step.facts).toEqual([
      ['credentials', 'included'],
      ['Access-Control-Expose-Headers', 'a, b'],
    ])
  })
})
