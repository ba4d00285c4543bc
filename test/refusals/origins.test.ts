import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const label = 'a'.repeat(50)

describe('what people write for an origin is refused with what they meant:', () => {
  const table: readonly [written: string, code: string, suggestion: string | undefined][] = [
    ['', 'origin-empty', undefined],
    ['  ', 'origin-empty', undefined],
    [
      'https://a.example,https://b.example',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    [
      'https://a.example; https://b.example/',
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
    [
      '["https://a.example","https://b.example"]',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    ["['https://a.example']", 'origin-list', "'https://a.example'"],
    ['https://a.example, exam!ple', 'origin-list', undefined],
    [' https://example.com', 'origin-spaces', "'https://example.com'"],
    ['https://example.com\n', 'origin-spaces', "'https://example.com'"],
    ['"https://example.com"', 'origin-spaces', "'https://example.com'"],
    ["'https://example.com/'", 'origin-spaces', "'https://example.com'"],
    ['file:///', 'origin-file', undefined],
    ['file:///home/me/index.html', 'origin-file', undefined],
    ['C:\\me\\index.html', 'origin-file', undefined],
    ['data:text/html,hello', 'origin-opaque', undefined],
    ['about:blank', 'origin-opaque', undefined],
    ['javascript:void 0', 'origin-opaque', undefined],
    ['example.com', 'origin-scheme-missing', "'https://example.com'"],
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
      'https://app-*.example.com',
      'origin-wildcard',
      String.raw`/^https:\/\/app-[a-z0-9-]+\.example\.com$/`,
    ],
    [
      'https://app.*.example.com:*',
      'origin-wildcard',
      String.raw`/^https:\/\/app\.[a-z0-9-]+\.example\.com(?::\d+)?$/`,
    ],
    ['*://example.com', 'origin-wildcard', "'https://example.com'"],
    ['http*://example.com', 'origin-wildcard', "'https://example.com'"],
    ['https://*', 'origin-wildcard', undefined],
    ['https://*.', 'origin-wildcard', undefined],
    ['https://*:8443', 'origin-wildcard', undefined],
    ['http://*.127.0.0.1', 'origin-wildcard', undefined],
    ['http://*.[::1]', 'origin-wildcard', undefined],
    ['https://example.com:80*', 'origin-wildcard', undefined],
    ['https://(*.example.com', 'origin-wildcard', undefined],
    ['http://localhost:8080:*', 'origin-malformed', "'http://localhost:*'"],
    ['wss://example.com', 'origin-websocket', "'https://example.com'"],
    ['ws://localhost:3000', 'origin-websocket', "'http://localhost:3000'"],
    [`https://${label}.${label}.${label}.${label}.${label}.example`, 'origin-too-long', undefined],
    [`${'s'.repeat(65)}://example.com`, 'origin-too-long', undefined],
    ['https://example.com:443', 'origin-default-port', "'https://example.com'"],
    ['http://example.com:80', 'origin-default-port', "'http://example.com'"],
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
    ['https://Example.com', 'origin-upper-case', "'https://example.com'"],
    ['HTTPS://EXAMPLE.COM', 'origin-upper-case', "'https://example.com'"],
    ['http://0x7f.1', 'origin-ipv4', "'http://127.0.0.1'"],
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
    ['htps://a.example', 'origin-malformed', "'https://a.example'"],
    ['htttp://localhost:3000', 'origin-malformed', "'http://localhost:3000'"],
    ['http//a.example,http//b.example', 'origin-list', "['http://a.example', 'http://b.example']"],
    [
      'https://a.example|https://b.example',
      'origin-list',
      "['https://a.example', 'https://b.example']",
    ],
    ['https://.', 'origin-leading-dot', undefined],
    ['http://.localhost:3000', 'origin-leading-dot', "'http://*.localhost:3000'"],
    ['https://a.example,undefined', 'origin-list', "'https://a.example'"],
    ['https://app-?.a.example', 'origin-path', undefined],
    ['view-source:https://a.example', 'origin-path', "'https://a.example'"],
    ['moz-extension://*/', 'origin-path', "'moz-extension://*'"],
    ['chrome-extension://*/*', 'origin-path', "'chrome-extension://*'"],
    ['app://./', 'origin-path', "'app://.'"],
    ['app:///', 'origin-path', "'app://'"],
    ['capacitor://localhost/index.html', 'origin-path', "'capacitor://localhost'"],
    ['App://x', 'origin-upper-case', "'app://x'"],
    ['app://x:0', 'origin-port', "'app://x'"],
    ['app://é', 'origin-malformed', undefined],
    ['mailto:me@a.example', 'origin-opaque', undefined],
  ]

  describe.each(table)('%j', (written, code, suggestion) => {
    it(`is refused: ${code}`, () => {
      const [problem] = problemsOf({ origin: written })

      expect(problem).toMatchObject({ code, path: 'origin' })
      expect(problem?.message).toContain(`\`origin\` is ${JSON.stringify(written).slice(0, 119)}`)
      expect(problem?.message.match(/[.?](?= |$)/g)?.length).toBeLessThan(4)
      if (!written.includes('*')) expect(problem?.message).not.toContain('a `*`')
      expect(problemsOf({ origin: written })).toHaveLength(1)
    })

    it(`was meant as ${suggestion ?? 'nobody knows what'}`, () => {
      expect(problemsOf({ origin: written })[0]?.suggestion).toBe(suggestion)
    })

    it('is accepted as it was meant, alone and in an allowlist', () => {
      for (const options of [{ origin: written }, { origin: ['https://other.example', written] }]) {
        for (const problem of problemsOf(options)) {
          if (problem.suggestion === undefined) continue
          expect(problemsOf(writeBack(options, problem))).toEqual([])
        }
      }
    })
  })
})
