import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const { raw } = String

/** A misplaced `*`, its suggestion, and origins that the suggestion allows and denies. */
const table: readonly [
  written: string,
  suggestion: string | undefined,
  allowed: readonly string[],
  denied?: readonly string[],
][] = [
  // Instead of a whole host or origin.
  ...['https://*', 'http://*', '*://*', 'http*://*:*', '*:*', '**', '*.*', 'https://*.*', '*/'].map(
    (written) => [written, "'*'", ['https://a.example']] as [string, string, readonly string[]],
  ),
  ['wss://*', "'*'", ['https://a.example']],
  ['https://*/*', "'*'", ['https://a.example']],
  ['http://*:3000', raw`/^http:\/\/[a-z0-9.-]+:3000$/`, ['http://a.example:3000']],
  ['http://*.:3000', raw`/^http:\/\/[a-z0-9.-]+:3000$/`, ['http://a.example:3000']],
  ['*:3000', undefined, []],
  ['http://localhost:3*0*', undefined, []],
  ['app://*:*0', undefined, []],
  ['https://*/path', undefined, []],
  // Inside a label.
  [
    'https://app-*.vercel.app',
    raw`/^https:\/\/app-[a-z0-9-]+\.vercel\.app$/`,
    ['https://app-1.vercel.app'],
  ],
  [
    'https://app-*-team.example.com',
    raw`/^https:\/\/app-[a-z0-9-]+-team\.example\.com$/`,
    ['https://app-1-team.example.com'],
    ['https://app-1.example.com'],
  ],
  [
    'https://*preview*.example.com',
    raw`/^https:\/\/[a-z0-9-]*preview[a-z0-9-]*\.example\.com$/`,
    ['https://preview.example.com', 'https://my-preview-1.example.com'],
    ['https://example.com'],
  ],
  [
    'https://app-**.Example.com',
    raw`/^https:\/\/app-[a-z0-9-]+\.example\.com$/`,
    ['https://app-1.example.com'],
  ],
  [
    'http://1*.example.com',
    raw`/^http:\/\/1[a-z0-9-]*\.example\.com$/`,
    ['http://1.example.com', 'http://1a.example.com'],
  ],
  [
    'http://10.*.example.com',
    raw`/^http:\/\/10\.[a-z0-9-]+\.example\.com$/`,
    ['http://10.a.example.com'],
  ],
  ['https://app-*', undefined, []],
  ['*example*', undefined, []],
  ['https://example.*', undefined, []],
  ['app.*', undefined, []],
  ['https://bücher-*.example', undefined, []],
  // At the start or end of a host.
  ['example.com*', "'https://example.com'", ['https://example.com']],
  ['*example.com*', "'https://*.example.com'", ['https://a.example.com']],
  ['https://*app1', "'https://*.app1'", ['https://a.app1']],
  ['http://*1.example.com', "'http://*.1.example.com'", ['http://a.1.example.com']],
  ['*.example.com/*', "'https://*.example.com'", ['https://a.example.com']],
  ['https://example.com/*', "'https://example.com'", ['https://example.com']],
  ['https://example.com:**', "'https://example.com:*'", ['https://example.com:8443']],
  // With localhost.
  ...['*localhost*', 'localhost*', '*://localhost:*', 'http://localhost*', '*localhost:*'].map(
    (written) =>
      [
        written,
        "'http://localhost:*'",
        ['http://localhost', 'http://localhost:3000'],
        ['http://a.localhost'],
      ] as [string, string, readonly string[], readonly string[]],
  ),
  ['http*://localhost:3000', "'http://localhost:3000'", ['http://localhost:3000']],
  ['*localhost:3000', "'http://localhost:3000'", ['http://localhost:3000']],
  [
    'http://localhost*:3000',
    "'http://localhost:3000'",
    ['http://localhost:3000'],
    ['http://localhost:3001'],
  ],
  ['http://localhost:3000*', "'http://localhost:3000'", ['http://localhost:3000']],
  ['127.0.0.1*', "'http://127.0.0.1:*'", ['http://127.0.0.1:5173']],
  ['http://[::1]*', "'http://[::1]:*'", ['http://[::1]:5173']],
  ['http://nas.local*', "'http://nas.local:*'", ['http://nas.local:5000']],
  [
    'http://localhost:30*',
    raw`/^http:\/\/localhost:30\d{0,3}$/`,
    ['http://localhost:3000', 'http://localhost:30'],
    ['http://localhost:8080'],
  ],
  ['http://local*', undefined, []],
  // Inside an IP address.
  [
    'http://192.168.*.*:3000',
    raw`/^http:\/\/192\.168\.\d{1,3}\.\d{1,3}:3000$/`,
    ['http://192.168.1.5:3000'],
    ['http://192.168.1.5'],
  ],
  ['http://192.168.1.*', raw`/^http:\/\/192\.168\.1\.\d{1,3}$/`, ['http://192.168.1.5']],
  ['192.168.*', raw`/^http:\/\/192\.168\.\d{1,3}\.\d{1,3}$/`, ['http://192.168.1.5']],
  [
    'http://10.*:*',
    raw`/^http:\/\/10\.\d{1,3}\.\d{1,3}\.\d{1,3}(?::\d+)?$/`,
    ['http://10.1.2.3', 'http://10.1.2.3:8080'],
  ],
  [
    'https://172.1*.*.*',
    raw`/^https:\/\/172\.1\d{0,2}\.\d{1,3}\.\d{1,3}$/`,
    ['https://172.16.0.1'],
  ],
  ['http://10.123*.*.*', raw`/^http:\/\/10\.123\.\d{1,3}\.\d{1,3}$/`, ['http://10.123.0.1']],
  [
    'http://10.1*.2.3',
    raw`/^http:\/\/10\.1\d{0,2}\.2\.3$/`,
    ['http://10.1.2.3', 'http://10.199.2.3'],
  ],
  ['http://10.255.*.1', raw`/^http:\/\/10\.255\.\d{1,3}\.1$/`, ['http://10.255.0.1']],
  ['http://10.0.0.**', raw`/^http:\/\/10\.0\.0\.\d{1,3}$/`, ['http://10.0.0.5']],
  ['http://*10.0.0.1', "'http://10.0.0.1'", ['http://10.0.0.1']],
  ['http://10.0.*1.1', undefined, []],
  ['http://10.0.0.1*', undefined, []],
  ['http://1.2.3.4.*', undefined, []],
  ['http://10.1*', undefined, []],
  ['http://300.*', undefined, []],
  // As the host of an app.
  [
    'vscode-webview://*',
    raw`/^vscode-webview:\/\/[a-z0-9]+$/`,
    ['vscode-webview://0f3k9'],
    ['vscode-webview://a.b'],
  ],
  ['capacitor://*', raw`/^capacitor:\/\/[a-z0-9.-]+$/`, ['capacitor://localhost']],
  ['web+app://*:*', raw`/^web\+app:\/\/[a-z0-9.-]+(?::\d+)?$/`, ['web+app://a', 'web+app://a:1']],
  [
    'moz-extension://*:3000',
    raw`/^moz-extension:\/\/[a-z0-9.-]+:3000$/`,
    ['moz-extension://a:3000'],
  ],
  ['app://(*', undefined, []],
  ['app://(*.a', undefined, []],
  ['app://a*.b(', undefined, []],
]

describe.each(table)('the wildcard in %j', (written, suggestion, allowed, denied = []) => {
  it(suggestion === undefined ? 'gets no suggestion' : `is corrected to ${suggestion}`, () => {
    const [problem, ...others] = problemsOf({ origin: written })

    expect(problem?.code).toMatch(/^origin-(?:wildcard|path|scheme-missing)$/)
    expect(problem?.suggestion).toBe(suggestion)
    expect(others).toEqual([])
  })

  it('allows only the intended origins after the correction', () => {
    const [problem] = problemsOf({ origin: written })
    if (problem?.suggestion === undefined) return
    const policy = createPolicy(writeBack({ origin: written }, problem) as CorsOptions)

    for (const origin of allowed) expect([origin, policy.allows(origin)]).toEqual([origin, true])
    for (const origin of denied) expect([origin, policy.allows(origin)]).toEqual([origin, false])
  })

  it('gets suggestions that are accepted, with credentials and in a list', () => {
    for (const options of [
      { origin: written, credentials: true },
      { origin: ['https://other.example', written] },
    ]) {
      for (const one of problemsOf(options)) {
        if (one.suggestion === undefined) continue
        expect(one.suggestion).not.toBe("'*'")
        expect(problemsOf(writeBack(options, one))).toEqual([])
      }
    }
  })
})

describe('with credentials, the message says why the wildcard is rejected:', () => {
  it.each([
    ['https://app-*.vercel.app', 'Anyone can register a name'],
    ['*.vercel.app', 'Anyone can register a name'],
    ['http://192.168.1.*', 'list it in `dangerously.insecureOrigins` too'],
    ['http://*.vercel.app/', 'An origin is only scheme, host and port'],
    ['https://*', 'not possible with `credentials`'],
  ])('%s', (origin, words) => {
    const [problem] = problemsOf({ origin, credentials: true })

    expect(problem?.message).toContain(words)
    expect(problem).not.toHaveProperty('suggestion')
  })
})
