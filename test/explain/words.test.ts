import { describe, expect, it } from 'vitest'
import type { Fact, Reason } from '../../src/browser/step.js'
import { explainStep } from '../../src/explain/words/explain-step.js'

const say = (reason: Reason, facts: readonly Fact[]) =>
  explainStep({ section: '#cors-check', title: '', outcome: 'fail', reason, facts })

const kept: readonly Fact[] = [
  ['Chromium', '600 s'],
  ['WebKit', '600 s'],
]

describe('the sentence for', () => {
  it.each<[Reason, readonly Fact[], string]>([
    [
      'url-invalid',
      [['url', '/items']],
      '"/items" is not an absolute URL, so the call throws and nothing is sent.',
    ],
    [
      'url-with-userinfo',
      [['url', 'https://me@api.example.com/']],
      'The URL has a username or password, so the call throws and nothing is sent.',
    ],
    [
      'method-invalid',
      [['method', 'a b']],
      '"a b" is not a valid method, so the call throws and nothing is sent.',
    ],
    [
      'method-forbidden',
      [['method', 'TRACE']],
      'Scripts cannot use the method TRACE, so the call throws and nothing is sent.',
    ],
    [
      'header-name-invalid',
      [['header', 'a b']],
      '"a b" is not a valid header name, so the call throws and nothing is sent.',
    ],
    [
      'header-value-invalid',
      [['X-One', 'a\nb']],
      'The value of X-One has a character that headers cannot contain, so the call throws and nothing is sent.',
    ],
    [
      'header-forbidden',
      [
        ['Cookie', 'a'],
        ['Host', 'b'],
      ],
      'The browser silently drops headers that scripts cannot set: Cookie, Host.',
    ],
    [
      'body-not-allowed',
      [['method', 'GET']],
      'A GET request cannot have a body, so the call throws and nothing is sent.',
    ],
    [
      'scheme-not-http',
      [['url', 'ftp://a/']],
      '"ftp://a/" is not an http: or https: URL, so nothing is sent.',
    ],
    ['bad-port', [['url', 'https://a:25/']], 'Browsers block port 25. Use another port.'],
    [
      'mixed-content',
      [['url', 'http://a/']],
      'Mixed content: a page on https cannot request "http://a/". Use https.',
    ],
    [
      'preflight-needed',
      [
        ['method-not-safelisted', 'PUT'],
        ['header-not-safelisted: name', 'X-One: 1'],
        ['header-not-safelisted: length', 'Accept: …'],
        ['header-not-safelisted: bytes', 'Accept: "'],
        ['header-not-safelisted: mime-type', 'Content-Type: application/json'],
        ['header-not-safelisted: range', 'Range: bytes=-1'],
        ['headers-too-long-together', '1025 bytes'],
        ['stream-body', 'PUT'],
        ['upload-listener', 'PUT'],
      ],
      'A preflight comes first because PUT is not GET, HEAD or POST, and the header X-One is not safelisted, and the ' +
        'value of Accept is longer than 128 bytes, and the value of Accept has a character that is not safelisted, and ' +
        '"Content-Type: application/json" is not a type that a form can send, and "Range: bytes=-1" is not a single range ' +
        'with a start, and the safelisted headers add up to 1025 bytes, more than 1024, and the body is a stream, and ' +
        'there is an upload listener.',
    ],
    [
      'status-redirect',
      [['status', '301']],
      'The status 301 is a redirect, which preflights never follow. It must be between 200 and 299.',
    ],
    ['status-not-ok', [['status', '405']], 'The status is 405. It must be between 200 and 299.'],
    ['method-safelisted', [['method', 'GET']], 'GET does not need to be listed.'],
    ['method-wildcard', [['method', 'PUT']], 'PUT is allowed because * covers every method.'],
    [
      'method-assumed',
      [['method', 'PUT']],
      'The response lists no methods. PUT is still allowed because a stream or an upload listener caused this preflight.',
    ],
    [
      'method-wildcard-with-credentials',
      [['method', 'PUT']],
      'With credentials, * is a literal name and not a wildcard. PUT is not one of the allowed methods.',
    ],
    ['headers-wildcard', [['headers', 'x-one']], 'The requested headers are covered by *: x-one.'],
    [
      'headers-wildcard-with-credentials',
      [['missing', 'x-one']],
      'With credentials, * is a literal name and not a wildcard. These headers are not allowed: x-one.',
    ],
    [
      'allow-origin-mismatch',
      [
        ['Origin', 'https://app.example.com'],
        ['Access-Control-Allow-Origin', 'https://app.example.com/'],
      ],
      'The response allows "https://app.example.com/", but the request comes from "https://app.example.com". They must match exactly.',
    ],
    [
      'allow-origin-missing',
      [['Origin', 'null']],
      'The response does not allow pages with an opaque origin, which send null.',
    ],
    [
      'allow-origin-wildcard-with-credentials',
      [['Origin', 'https://app.example.com']],
      'With credentials, * does not allow every origin. The response must name https://app.example.com.',
    ],
    [
      'origin-allowed',
      [
        ['Origin', 'https://app.example.com'],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
      'The response allows pages on https://app.example.com, with credentials.',
    ],
    [
      'max-age-given',
      [...kept, ['Firefox', '600 s']],
      'Browsers cache the preflight for the time given, up to their own limit: Chromium 600 s, Firefox 600 s, WebKit 600 s.',
    ],
    [
      'max-age-given',
      [...kept, ['Firefox', '0 s'], ['allowed only by', '*']],
      'Browsers cache the preflight for the time given, up to their own limit: Chromium 600 s, Firefox 0 s, WebKit 600 s. Firefox does not cache it because only * allows the request.',
    ],
    [
      'max-age-missing',
      [],
      'The response sets no max-age, so browsers cache the preflight for 5 s.',
    ],
    [
      'max-age-missing',
      [['allowed only by', '*']],
      'The response sets no max-age, so browsers cache the preflight for 5 s. Firefox does not cache it because only * allows the request.',
    ],
    [
      'max-age-malformed',
      [...kept, ['Firefox', '0 s']],
      'The max-age is not a single number of seconds. Browsers read it differently: Chromium 600 s, Firefox 0 s, WebKit 600 s.',
    ],
    ['redirect-followed', [['method', 'GET']], 'The browser follows the redirect with GET.'],
  ])('%s, %j', (reason, facts, sentence) => {
    expect(say(reason, facts).sentence).toBe(sentence)
  })

  it('`Authorization` under `*` says what browsers do and what the standard says', () => {
    expect(say('authorization-only-wildcard', []).sentence).toContain('whatwg/fetch issue 1919')
  })
})

describe('the response line that decided', () => {
  it.each<[string, string | null, string]>([
    ['is the header', '*', 'Access-Control-Allow-Origin: *'],
    ['is the header even if it is empty', '', 'Access-Control-Allow-Origin: '],
    ['says that the header is missing', null, 'no Access-Control-Allow-Origin'],
  ])('%s', (_, value, line) => {
    const facts = [['Access-Control-Allow-Origin', value]] as const

    expect(say('allow-origin-mismatch', facts).line).toBe(line)
  })

  it('is null if no header decided', () => {
    expect(say('status-ok', [['status', '204']]).line).toBeNull()
  })
})
