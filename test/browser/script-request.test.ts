import { describe, expect, it } from 'vitest'
import { acceptRequest, type ScriptRequest } from '../../src/browser/script-request.js'
import type { Reason } from '../../src/browser/step.js'
import { api, page } from './requests.js'

const accept = (changes: Partial<ScriptRequest>): ReturnType<typeof acceptRequest> =>
  acceptRequest({ url: api, origin: page, ...changes })

describe('the call throws and nothing is sent (#dom-request)', () => {
  it.each<readonly [Partial<ScriptRequest>, Reason]>([
    [{ url: '' }, 'url-invalid'],
    [{ url: '/items' }, 'url-invalid'],
    [{ url: 'https://' }, 'url-invalid'],
    [{ url: 'https://user@api.example/' }, 'url-with-userinfo'],
    [{ url: 'https://:pass@api.example/' }, 'url-with-userinfo'],
    [{ method: '' }, 'method-invalid'],
    [{ method: 'GET ' }, 'method-invalid'],
    [{ method: 'P\xc9T' }, 'method-invalid'],
    [{ method: 'CONNECT' }, 'method-forbidden'],
    [{ method: 'trace' }, 'method-forbidden'],
    [{ method: 'Track' }, 'method-forbidden'],
    [{ headers: [['', 'x']] }, 'header-name-invalid'],
    [{ headers: [['X A', 'x']] }, 'header-name-invalid'],
    [{ headers: [['X-A:', 'x']] }, 'header-name-invalid'],
    [{ headers: [['X-A', 'x\ny']] }, 'header-value-invalid'],
    [{ headers: [['X-A', '\0']] }, 'header-value-invalid'],
    [{ headers: [['X-A', '\u2713']] }, 'header-value-invalid'],
    [{ headers: [['Cookie', 'x\ny']] }, 'header-value-invalid'],
    [{ body: 'text' }, 'body-not-allowed'],
    [{ method: 'get', body: 'bytes' }, 'body-not-allowed'],
    [{ method: 'HEAD', body: 'stream' }, 'body-not-allowed'],
  ])('%j: %s', (changes, reason) => {
    const { request, steps } = accept(changes)
    expect(request).toBeUndefined()
    expect(steps).toMatchObject([{ section: '#dom-request', outcome: 'fail', reason }])
  })
})

describe('a call becomes a request:', () => {
  it('with the defaults of `fetch()`', () => {
    expect(accept({}).request).toEqual({
      origin: page,
      url: api,
      earlierUrls: [],
      method: 'GET',
      headers: [['Accept', '*/*']],
      credentials: false,
      body: null,
      preflightFlag: null,
      tainting: 'basic',
    })
  })

  it.each<readonly [string, Partial<ScriptRequest>, object]>([
    ['a method is normalized', { method: 'put' }, { method: 'PUT' }],
    ['other methods keep their case', { method: 'patch' }, { method: 'patch' }],
    ['a URL is parsed', { url: 'HTTPS://api.example:443' }, { url: 'https://api.example/' }],
    ['a value is trimmed', { headers: [['Accept', ' x\t']] }, { headers: [['Accept', 'x']] }],
    ['a header can be empty', { headers: [['Accept', '']] }, { headers: [['Accept', '']] }],
    ['credentials are kept', { credentials: true }, { credentials: true }],
    [
      'bytes can be sent again',
      { method: 'POST', body: 'bytes' },
      { body: 'kept', preflightFlag: null },
    ],
    [
      'a stream cannot be sent again',
      { method: 'POST', body: 'stream' },
      { body: 'stream', preflightFlag: 'stream-body' },
    ],
    [
      'an upload listener sets the flag',
      { uploadListener: true },
      { preflightFlag: 'upload-listener' },
    ],
    [
      'bytes have no default Content-Type',
      { method: 'POST', body: 'bytes' },
      { headers: [['Accept', '*/*']] },
    ],
    [
      'text has a default Content-Type',
      { method: 'POST', body: 'text' },
      {
        headers: [
          ['Content-Type', 'text/plain;charset=UTF-8'],
          ['Accept', '*/*'],
        ],
      },
    ],
    [
      'a given Content-Type replaces the default',
      { method: 'POST', body: 'text', headers: [['content-type', 'x/x']] },
      {
        headers: [
          ['content-type', 'x/x'],
          ['Accept', '*/*'],
        ],
      },
    ],
  ])('%s', (_title, changes, expected) => {
    expect(accept(changes).request).toMatchObject(expected)
  })
})

describe('forbidden headers are dropped without an error (#forbidden-request-header)', () => {
  it('and a step reports them', () => {
    const { request, steps } = accept({
      headers: [
        ['Cookie', 'a=b'],
        ['X-A', '1'],
        ['sec-x', '2'],
      ],
    })
    expect(request?.headers).toEqual([
      ['X-A', '1'],
      ['Accept', '*/*'],
    ])
    expect(steps[1]).toEqual({
      section: '#forbidden-request-header',
      title: 'Headers that no script may set are left out',
      outcome: 'skip',
      reason: 'header-forbidden',
      facts: [
        ['Cookie', 'a=b'],
        ['sec-x', '2'],
      ],
    })
  })

  it('and there is no such step without them', () => {
    expect(accept({}).steps).toMatchObject([{ outcome: 'pass', reason: 'request-accepted' }])
  })
})
