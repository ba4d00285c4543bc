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
      '"/items" is no absolute URL: the call throws, and nothing is sent.',
    ],
    [
      'url-with-userinfo',
      [['url', 'https://me@api.example.com/']],
      'The URL has a username or a password: the call throws, and nothing is sent.',
    ],
    [
      'method-invalid',
      [['method', 'a b']],
      '"a b" is no method: the call throws, and nothing is sent.',
    ],
    [
      'method-forbidden',
      [['method', 'TRACE']],
      'No script may use the method TRACE: the call throws, and nothing is sent.',
    ],
    [
      'header-name-invalid',
      [['header', 'a b']],
      '"a b" is no name of a header: the call throws, and nothing is sent.',
    ],
    [
      'header-value-invalid',
      [['X-One', 'a\nb']],
      'The value of X-One has a character that no header can have: the call throws, and nothing is sent.',
    ],
    [
      'header-forbidden',
      [
        ['Cookie', 'a'],
        ['Host', 'b'],
      ],
      'No script may set Cookie, Host: the browser leaves it out, and does not say so.',
    ],
    [
      'body-not-allowed',
      [['method', 'GET']],
      'GET has no body: the call throws, and nothing is sent.',
    ],
    [
      'scheme-not-http',
      [['url', 'ftp://a/']],
      '"ftp://a/" is neither http nor https: nothing is sent.',
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
      'A preflight comes first, as PUT is none of GET, HEAD and POST, and the header X-One is not safelisted, and the ' +
        'value of Accept is longer than 128 bytes, and the value of Accept has a character that is not safelisted, and ' +
        '"Content-Type: application/json" is none of the types of a form, and "Range: bytes=-1" is no single range with ' +
        'a start, and the safelisted headers have 1025 bytes together, more than 1024, and its body is a stream, and ' +
        'there is a listener on its upload.',
    ],
    [
      'status-redirect',
      [['status', '301']],
      'Its status 301 is a redirect, which a preflight never follows: it has to be from 200 to 299.',
    ],
    ['status-not-ok', [['status', '405']], 'Its status 405 says no: it has to be from 200 to 299.'],
    ['method-safelisted', [['method', 'GET']], 'GET is allowed without being listed.'],
    ['method-wildcard', [['method', 'PUT']], 'PUT is allowed, as every method is.'],
    ['method-assumed', [['method', 'PUT']], 'PUT is allowed, as it was not the reason to ask.'],
    [
      'method-wildcard-with-credentials',
      [['method', 'PUT']],
      'With credentials * is no wildcard, but a name like others: PUT is not among the methods allowed.',
    ],
    [
      'headers-wildcard',
      [['headers', 'x-one']],
      'The headers that the script sets are allowed, as all are: x-one.',
    ],
    [
      'headers-wildcard-with-credentials',
      [['missing', 'x-one']],
      'With credentials * is no wildcard, but a name like others: not among the headers allowed: x-one.',
    ],
    [
      'allow-origin-mismatch',
      [
        ['Origin', 'https://app.example.com'],
        ['Access-Control-Allow-Origin', 'https://app.example.com/'],
      ],
      'The response is for "https://app.example.com/", where it has to say "https://app.example.com", byte for byte.',
    ],
    [
      'allow-origin-missing',
      [['Origin', 'null']],
      'The response does not say that it is for pages of opaque origins, which send null.',
    ],
    [
      'allow-origin-wildcard-with-credentials',
      [['Origin', 'https://app.example.com']],
      'With credentials * does not stand for every origin: the response has to name https://app.example.com.',
    ],
    [
      'origin-allowed',
      [
        ['Origin', 'https://app.example.com'],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
      'The response is for pages of https://app.example.com, with credentials.',
    ],
    [
      'max-age-given',
      [...kept, ['Firefox', '600 s']],
      'Browsers keep this answer for as long as it says, up to a limit of theirs: Chromium 600 s, Firefox 600 s, WebKit 600 s.',
    ],
    [
      'max-age-given',
      [...kept, ['Firefox', '0 s'], ['allowed only by', '*']],
      'Browsers keep this answer for as long as it says, up to a limit of theirs: Chromium 600 s, Firefox 0 s, WebKit 600 s. Firefox keeps nothing that only * allows.',
    ],
    ['max-age-missing', [], 'Browsers keep this answer for 5 s, as it does not say for how long.'],
    [
      'max-age-missing',
      [['allowed only by', '*']],
      'Browsers keep this answer for 5 s, as it does not say for how long. Firefox does not: it keeps nothing that only * allows.',
    ],
    [
      'max-age-malformed',
      [...kept, ['Firefox', '0 s']],
      'What it says is no number of seconds, of which browsers make what they like: Chromium 600 s, Firefox 0 s, WebKit 600 s.',
    ],
    ['redirect-followed', [['method', 'GET']], 'The browser follows the redirect, with GET.'],
  ])('%s, %j', (reason, facts, sentence) => {
    expect(say(reason, facts).sentence).toBe(sentence)
  })

  it('`Authorization` under `*` says that browsers are not there yet', () => {
    expect(say('authorization-only-wildcard', []).sentence).toContain('whatwg/fetch issue 1919')
  })
})

describe('the line that decided', () => {
  it.each<[string, string | null, string]>([
    ['is the header', '*', 'Access-Control-Allow-Origin: *'],
    ['is the header, though it is empty', '', 'Access-Control-Allow-Origin: '],
    ['says that the header is not there', null, 'no Access-Control-Allow-Origin'],
  ])('%s', (_, value, line) => {
    const facts = [['Access-Control-Allow-Origin', value]] as const

    expect(say('allow-origin-mismatch', facts).line).toBe(line)
  })

  it('is null where no header did', () => {
    expect(say('status-ok', [['status', '204']]).line).toBeNull()
  })
})
