import { describe, expect, it } from 'vitest'
import { escapeUnit } from '../../src/values/quote.js'
import { problemsOf, writeBack } from './problems.js'

const label = 'a'.repeat(50)
const longest = `${'a.'.repeat(126)}a`

describe('a list in one string', () => {
  it.each([
    ['https://a.example, https://b.example', 'split the string'],
    ['https://a.example & https://b.example', 'use only commas and split the string'],
    ['https://a.example;https://b.example', 'use only commas and split the string'],
    ['http://localhost:[3000,3001]', 'use only commas and split the string'],
    ['["https://a.example","https://b.example"]', 'use only commas and split the string'],
  ])('is told how to split it: %s', (origin, advice) => {
    expect(problemsOf({ origin })[0]?.message).toContain(`Write an array, or ${advice}: \``)
  })
})

describe('a malformed origin', () => {
  const table: readonly [written: string, code: string, suggestion: string | undefined][] = [
    ['', 'origin-empty', undefined],
    ['  ', 'origin-empty', undefined],
    [
      'https://a.example,https://b.example',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    [
      'https://a.example https://b.example',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    ['a.example, b.example', 'origin-list', "['https://a.example', 'https://b.example']"],
    ['https://a.example,', 'origin-list', "'https://a.example'"],
    ['https://a.example/;', 'origin-list', "'https://a.example'"],
    [' ,https://a.example', 'origin-list', "'https://a.example'"],
    ['"https://a.example",', 'origin-list', "'https://a.example'"],
    ['true,', 'origin-list', undefined],
    [' , ', 'origin-empty', undefined],
    [
      'https://a.examplehttps://b.example',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    [
      'http://localhost:3000http://localhost:3001',
      'origin-list',
      "['http://localhost:3000', 'http://localhost:3001']",
    ],
    ['https://a.example/to?url=https://b.example', 'origin-path', "'https://a.example'"],
    [
      '["https://a.example","https://b.example"]',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    ["['https://a.example']", 'origin-list', "'https://a.example'"],
    ['https://a.example, exam!ple', 'origin-list', undefined],
    ['https://a.example:8443,9443', 'origin-list', undefined],
    ...['&', ' || ', ' or ', ' AND ', '+', ' / ', '\u3001', '\uff0c', '\uff1b '].map(
      (between): [string, string, string] => [
        `https://a.example${between}https://b.example`,
        'origin-list',
        "['https://a.example', 'https://b.example']",
      ],
    ),
    ['web+app://a/', 'origin-path', "'web+app://a'"],
    ['https://a.example/?a&https://b.example', 'origin-path', "'https://a.example'"],
    [
      'https://*.a.example:[8080,8443]',
      'origin-list',
      "['https://*.a.example:8080', 'https://*.a.example:8443']",
    ],
    ['http://localhost:[*]', 'origin-wildcard', "'http://localhost:*'"],
    ['\u201chttps://a.example\u201d', 'origin-spaces', "'https://a.example'"],
    ['\u00abhttps://a.example\u00bb', 'origin-spaces', "'https://a.example'"],
    ['\u2039https://a.example\u203a', 'origin-spaces', "'https://a.example'"],
    ['@https://a.example', 'origin-malformed', undefined],
    ['- https://a.example', 'origin-malformed', undefined],
    ['a.example/?to=https://b.example', 'origin-scheme-missing', "'https://a.example'"],
    ['https://a.example\u3001', 'origin-list', "'https://a.example'"],
    ['\u200bhttps://a.example', 'origin-spaces', "'https://a.example'"],
    ['\ufeffhttps://a.example', 'origin-spaces', "'https://a.example'"],
    ['https://a.\u200bexample', 'origin-spaces', "'https://a.example'"],
    ['https://a.example\u00ad', 'origin-spaces', "'https://a.example'"],
    ['/api', 'origin-path', undefined],
    ['./api', 'origin-path', undefined],
    ['C:/me/index.html', 'origin-file', undefined],
    ['https_//a.example', 'origin-malformed', "'https://a.example'"],
    ...['PORT', '$PORT', '{port}', '3000-3010', '3000.', '3xxx'].map(
      (port): [string, string, undefined] => [`http://localhost:${port}`, 'origin-port', undefined],
    ),
    [' https://example.com', 'origin-spaces', "'https://example.com'"],
    ['https://example.com\n', 'origin-spaces', "'https://example.com'"],
    ['"https://example.com"', 'origin-spaces', "'https://example.com'"],
    ['file:///', 'origin-file', undefined],
    ['file:///home/me/index.html', 'origin-file', undefined],
    ['C:\\me\\index.html', 'origin-file', undefined],
    ['data:text/html,hello', 'origin-opaque', undefined],
    ['about:blank', 'origin-opaque', undefined],
    ['javascript:void 0', 'origin-opaque', undefined],
    ['example.com', 'origin-scheme-missing', "'https://example.com'"],
    ['192.168.0.171', 'origin-scheme-missing', "'http://192.168.0.171'"],
    ['10.0.2.2:3000', 'origin-scheme-missing', "'http://10.0.2.2:3000'"],
    ['46.62.1.2:8080/', 'origin-scheme-missing', "'http://46.62.1.2:8080'"],
    ['0.0.0.0:3000', 'origin-scheme-missing', "'http://0.0.0.0:3000'"],
    ['[fd00::1]:3000', 'origin-scheme-missing', "'http://[fd00::1]:3000'"],
    ['[::1]:3000', 'origin-scheme-missing', "'http://[::1]:3000'"],
    ['frontend:3000', 'origin-scheme-missing', "'http://frontend:3000'"],
    ['nas.local', 'origin-scheme-missing', "'http://nas.local'"],
    ['*.lan', 'origin-scheme-missing', "'http://*.lan'"],
    ['*.com', 'origin-scheme-missing', "'https://*.com'"],
    ['//example.com', 'origin-scheme-missing', "'https://example.com'"],
    ['example.com:8443/path', 'origin-scheme-missing', "'https://example.com:8443'"],
    ['localhost', 'origin-scheme-missing', "'http://localhost'"],
    ['localhost:3000', 'origin-scheme-missing', "'http://localhost:3000'"],
    ['localhost:*', 'origin-scheme-missing', "'http://localhost:*'"],
    ['127.0.0.1:8080', 'origin-scheme-missing', "'http://127.0.0.1:8080'"],
    ['*.example.com', 'origin-scheme-missing', "'https://*.example.com'"],
    ['.example.com', 'origin-scheme-missing', "'https://*.example.com'"],
    ['https://example.com/', 'origin-path', "'https://example.com'"],
    ['http://localhost:3000/', 'origin-path', "'http://localhost:3000'"],
    ['https://example.com/path', 'origin-path', "'https://example.com'"],
    ['https://example.com/path?query=1#fragment', 'origin-path', "'https://example.com'"],
    ['https://example.com?query', 'origin-path', "'https://example.com'"],
    ['https://example.com#', 'origin-path', "'https://example.com'"],
    ['https://*.example.com/', 'origin-path', "'https://*.example.com'"],
    ['https://*.example.com/*', 'origin-path', "'https://*.example.com'"],
    ['blob:https://example.com/1b2f', 'origin-path', "'https://example.com'"],
    ['chrome-extension://abc/', 'origin-path', "'chrome-extension://abc'"],
    ['https://user@example.com', 'origin-userinfo', "'https://example.com'"],
    ['https://user:password@example.com:8443', 'origin-userinfo', "'https://example.com:8443'"],
    ['https://example.com@evil.example', 'origin-userinfo', "'https://evil.example'"],
    ['https://*example.com', 'origin-wildcard', "'https://*.example.com'"],
    ['https://**.example.com', 'origin-wildcard', "'https://*.example.com'"],
    ['https://*.*.example.com', 'origin-wildcard', "'https://*.example.com'"],
    ['https://.example.com', 'origin-leading-dot', "'https://*.example.com'"],
    [
      'https://app.*.example.com:*',
      'origin-wildcard',
      String.raw`/^https:\/\/app\.[a-z0-9-]+\.example\.com(?::\d+)?$/`,
    ],
    ['*://example.com', 'origin-wildcard', "'https://example.com'"],
    ['http*://example.com', 'origin-wildcard', "'https://example.com'"],
    ['https://*.', 'origin-wildcard', "'*'"],
    ['http://*.127.0.0.1', 'origin-wildcard', undefined],
    ['http://*.[::1]', 'origin-wildcard', undefined],
    ['http://localhost:127.0.0.1:5500', 'origin-malformed', "'http://127.0.0.1:5500'"],
    ['http://127.0.0.1:localhost:3000', 'origin-malformed', "'http://localhost:3000'"],
    ['http://localhost:192.168.1.5:3000', 'origin-malformed', undefined],
    ['https://a.example:b.example', 'origin-malformed', undefined],
    ['http://localhost:3000:3001', 'origin-malformed', undefined],
    ['http', 'origin-malformed', undefined],
    ['https:', 'origin-malformed', undefined],
    ['http://localhost:8080:*', 'origin-malformed', "'http://localhost:*'"],
    ['http://192.168.0.0/16', 'origin-path', String.raw`/^http:\/\/192\.168\.\d{1,3}\.\d{1,3}$/`],
    ['192.168.1.0/24', 'origin-scheme-missing', String.raw`/^http:\/\/192\.168\.1\.\d{1,3}$/`],
    ['http://192.168.1.0/28', 'origin-path', undefined],
    ['http://10.0.0.1/32', 'origin-path', undefined],
    ['http://[fd00::]/8', 'origin-path', undefined],
    ['http://[fd00::]/112', 'origin-path', undefined],
    ['http://[fd00::]/128', 'origin-path', undefined],
    ['http://10.0.0.1/1', 'origin-path', "'http://10.0.0.1'"],
    ['http://10.0.0.1/240', 'origin-path', "'http://10.0.0.1'"],
    ['http://10.0.0.1/app/24', 'origin-path', "'http://10.0.0.1'"],
    ['wss://example.com', 'origin-websocket', "'https://example.com'"],
    ['ws://localhost:3000', 'origin-websocket', "'http://localhost:3000'"],
    [`https://${label}.${label}.${label}.${label}.${label}.example`, 'origin-too-long', undefined],
    [`${'s'.repeat(65)}://example.com`, 'origin-too-long', undefined],
    [`${'S'.repeat(64)}://example.com`, 'origin-upper-case', `'${'s'.repeat(64)}://example.com'`],
    [`HTTPS://${longest}`, 'origin-upper-case', `'https://${longest}'`],
    [`HTTPS://*.${longest.slice(2)}`, 'origin-upper-case', `'https://*.${longest.slice(2)}'`],
    [`HTTPS://*.${longest}`, 'origin-too-long', undefined],
    ['https://example.com:443', 'origin-default-port', "'https://example.com'"],
    ['https://example.com:00443', 'origin-default-port', "'https://example.com'"],
    ['HTTPS://example.com:0443', 'origin-default-port', "'https://example.com'"],
    ['https://example.com:65536', 'origin-port', undefined],
    ['https://example.com:1000000', 'origin-port', undefined],
    ['https://example.com:0', 'origin-port', "'https://example.com'"],
    ['https://example.com:08443', 'origin-port', "'https://example.com:8443'"],
    ['https://example.com:', 'origin-port', "'https://example.com'"],
    ['https://example.com.', 'origin-trailing-dot', "'https://example.com'"],
    ['https://*.example.com.', 'origin-trailing-dot', "'https://*.example.com'"],
    ['https://bücher.example', 'origin-unicode', "'https://xn--bcher-kva.example'"],
    ['https://*.bücher.example', 'origin-unicode', "'https://*.xn--bcher-kva.example'"],
    ['https://пример.рф', 'origin-unicode', "'https://xn--e1afmkfd.xn--p1ai'"],
    ['http://[0:0:0:0:0:0:0:1]', 'origin-ipv6', "'http://[::1]'"],
    ['http://[2001:DB8::1]:8080', 'origin-ipv6', "'http://[2001:db8::1]:8080'"],
    ['http://[::ffff:1.2.3.4]', 'origin-ipv6', "'http://[::ffff:102:304]'"],
    ['http://[:::1]', 'origin-ipv6', undefined],
    ['http://::1:3000', 'origin-ipv6', undefined],
    ['http://2001:db8::1', 'origin-ipv6', undefined],
    ['https://Example.com', 'origin-upper-case', "'https://example.com'"],
    ['HTTPS://example.com:4043', 'origin-upper-case', "'https://example.com:4043'"],
    ['HTTPS://example.com:65535', 'origin-upper-case', "'https://example.com:65535'"],
    ['HTTPS://1.example.com', 'origin-upper-case', "'https://1.example.com'"],
    ['https://*.1.example.com/', 'origin-path', "'https://*.1.example.com'"],
    ['HTTPS://EXAMPLE.COM', 'origin-upper-case', "'https://example.com'"],
    ['http://0x7f.1', 'origin-ipv4', "'http://127.0.0.1'"],
    ['http://0x7f000001', 'origin-ipv4', "'http://127.0.0.1'"],
    ['http://127.1', 'origin-ipv4', "'http://127.0.0.1'"],
    ['http://127.0.0.01', 'origin-ipv4', "'http://127.0.0.1'"],
    ['http://2130706433:8080', 'origin-ipv4', "'http://127.0.0.1:8080'"],
    ['http://256.0.0.1', 'origin-ipv4', undefined],
    ['https:/example.com', 'origin-malformed', "'https://example.com'"],
    ['https:example.com', 'origin-malformed', "'https://example.com'"],
    ['https://', 'origin-malformed', undefined],
    ['https://exa mple.com', 'origin-malformed', undefined],
    ['https://example..com', 'origin-malformed', undefined],
    ['https://exam_ple!.com', 'origin-malformed', undefined],
    ['https://example%2ecom', 'origin-malformed', "'https://example.com'"],
    ['http//a.example', 'origin-malformed', "'http://a.example'"],
    ['https//a.example/', 'origin-malformed', "'https://a.example'"],
    ['https;//a.example', 'origin-malformed', "'https://a.example'"],
    ['http.//localhost:3000', 'origin-malformed', "'http://localhost:3000'"],
    ['https//:a.example', 'origin-malformed', "'https://a.example'"],
    ['https:a.example', 'origin-malformed', "'https://a.example'"],
    ['https:///a.example', 'origin-malformed', "'https://a.example'"],
    ['https:\\\\a.example', 'origin-malformed', "'https://a.example'"],
    ['https://https://a.example', 'origin-malformed', "'https://a.example'"],
    ['http://https//a.example', 'origin-malformed', "'https://a.example'"],
    ['https ://a.example', 'origin-malformed', "'https://a.example'"],
    ['https: //a.example', 'origin-malformed', "'https://a.example'"],
    ['http://http://a.example', 'origin-malformed', "'http://a.example'"],
    ['htp://a.example', 'origin-malformed', "'http://a.example'"],
    ['htps://a.example', 'origin-malformed', "'https://a.example'"],
    ['htttp://localhost:3000', 'origin-malformed', "'http://localhost:3000'"],
    ['http//a.example,http//b.example', 'origin-list', "['http://a.example', 'http://b.example']"],
    [
      'https://a.example|https://b.example',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    ['https://a.example,'.repeat(10_000), 'origin-list', undefined],
    ['https://a.example'.repeat(10_000), 'origin-list', undefined],
    ['https://.', 'origin-leading-dot', undefined],
    ['http://.localhost:3000', 'origin-leading-dot', "'http://*.localhost:3000'"],
    ['https://a.example,undefined', 'origin-list', "'https://a.example'"],
    ['https://app-?.a.example', 'origin-path', undefined],
    ['view-source:https://a.example', 'origin-path', "'https://a.example'"],
    ['moz-extension://*/', 'origin-path', "'moz-extension://*'"],
    ['chrome-extension://*/*', 'origin-path', "'chrome-extension://*'"],
    ['app://./', 'origin-path', "'app://.'"],
    ['app:///', 'origin-path', "'app://'"],
    ['app:///x', 'origin-malformed', "'app://x'"],
    ['https://blob:storage', 'origin-port', undefined],
    ['http://*.a[b', 'origin-malformed', undefined],
    ['http://a[b]', 'origin-malformed', undefined],
    ['http://localhost:[', 'origin-port', undefined],
    ['capacitor://localhost/index.html', 'origin-path', "'capacitor://localhost'"],
    ['App://x', 'origin-upper-case', "'app://x'"],
    ['app://x:0', 'origin-port', "'app://x'"],
    ['app://é', 'origin-malformed', undefined],
    ['capacitor//localhost', 'origin-malformed', "'capacitor://localhost'"],
    ['ionic:localhost', 'origin-malformed', "'ionic://localhost'"],
    ['tauri:/localhost/', 'origin-malformed', "'tauri://localhost'"],
    ['moz-extension:*', 'origin-malformed', "'moz-extension://*'"],
    ['electron:main', 'origin-malformed', undefined],
    ['mailto:me@a.example', 'origin-opaque', undefined],
  ]

  // Two of them are 180 kB long, too long for a title.
  const titled = table.map((row) => [JSON.stringify(row[0]).slice(0, 200), ...row] as const)
  describe.each(titled)('%s', (_title, written, code, suggestion) => {
    it(`is rejected: ${code}`, () => {
      const [problem] = problemsOf({ origin: written })

      expect(problem).toMatchObject({ code, path: 'origin' })
      const quoted = JSON.stringify(written).replace(/[\u00ad\u200b\ufeff]/g, escapeUnit)
      expect(problem?.message).toContain(`\`origin\` is ${quoted.slice(0, 119)}`)
      expect(problem?.message.match(/[.?](?= |$)/g)?.length).toBeLessThan(4)
      if (!written.includes('*')) expect(problem?.message).not.toContain('a `*`')
      expect(problemsOf({ origin: written })).toHaveLength(1)
    })

    it(suggestion === undefined ? 'gets no suggestion' : `is corrected to ${suggestion}`, () => {
      expect(problemsOf({ origin: written })[0]?.suggestion).toBe(suggestion)
    })

    it('is accepted after the correction, alone and in a list', () => {
      for (const options of [{ origin: written }, { origin: ['https://other.example', written] }]) {
        for (const problem of problemsOf(options)) {
          if (problem.suggestion === undefined) continue
          expect(problemsOf(writeBack(options, problem))).toEqual([])
        }
      }
    })
  })
})
