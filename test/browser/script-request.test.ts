import { describe, expect, it } from 'vitest'
import { acceptRequest, type ScriptRequest } from '../../src/browser/script-request.js'
import type { Fact, Reason } from '../../src/browser/step.js'
import { api, page } from './requests.js'

const accept = (changes: Partial<ScriptRequest>): ReturnType<typeof acceptRequest> =>
  acceptRequest({ url: api, origin: page, ...changes })

describe('the call throws and nothing is sent (#dom-request)', () => {
  it.each<readonly [Partial<ScriptRequest>, Reason, Fact]>([
    [{ url: '' }, 'url-invalid', ['url', '']],
    [{ url: '/items' }, 'url-invalid', ['url', '/items']],
    [{ url: 'https://' }, 'url-invalid', ['url', 'https://']],
    [
      { url: 'https://user@api.example/' },
      'url-with-userinfo',
      ['url', 'https://user@api.example/'],
    ],
    [
      { url: 'https://:pass@api.example/' },
      'url-with-userinfo',
      ['url', 'https://:pass@api.example/'],
    ],
    [{ method: '' }, 'method-invalid', ['method', '']],
    [{ method: 'GET ' }, 'method-invalid', ['method', 'GET ']],
    [{ method: 'P\xc9T' }, 'method-invalid', ['method', 'P\xc9T']],
    [{ method: 'CONNECT' }, 'method-forbidden', ['method', 'CONNECT']],
    [{ method: 'trace' }, 'method-forbidden', ['method', 'trace']],
    [{ method: 'Track' }, 'method-forbidden', ['method', 'Track']],
    [{ headers: [['', 'x']] }, 'header-name-invalid', ['header', '']],
    [{ headers: [['X A', 'x']] }, 'header-name-invalid', ['header', 'X A']],
    [{ headers: [['X-A:', 'x']] }, 'header-name-invalid', ['header', 'X-A:']],
    [{ headers: [['X-A', 'x\ny']] }, 'header-value-invalid', ['X-A', 'x\ny']],
    [{ headers: [['X-A', '\0']] }, 'header-value-invalid', ['X-A', '\0']],
    [{ headers: [['X-A', '\u2713']] }, 'header-value-invalid', ['X-A', '\u2713']],
    [{ headers: [['Cookie', 'x\ny']] }, 'header-value-invalid', ['Cookie', 'x\ny']],
    [{ body: 'text' }, 'body-not-allowed', ['method', 'GET']],
    [{ method: 'get', body: 'bytes' }, 'body-not-allowed', ['method', 'get']],
    [{ method: 'HEAD', body: 'stream' }, 'body-not-allowed', ['method', 'HEAD']],
  ])('%j: %s', (changes, reason, fact) => {
    const { request, steps } = accept(changes)
    expect(request).toBeUndefined()
    const facts = [fact]
    expect(steps).toMatchObject([{ section: '#dom-request', outcome: 'fail', reason, facts }])
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
    ['only GET and HEAD have no body', { method: 'WIDGET', body: 'bytes' }, { body: 'kept' }],
    ['a method can start with HEAD', { method: 'HEADS', body: 'bytes' }, { body: 'kept' }],
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
