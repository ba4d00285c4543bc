import fc from 'fast-check'
import { createPolicy } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const { raw } = String

describe('an entry of `origin` allows', () => {
  it.each([
    ['https://example.com', 'https://example.com'],
    ['https://example.com:8443', 'https://example.com:8443'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['app://', 'app://'],
    ['app://.', 'app://.'],
    ['app://My-App', 'app://My-App'],
    ['app://.:*', 'app://.:3000'],
    ['app://*.example', 'app://a.example'],
    ['moz-extension://*', 'moz-extension://3ac2b0a4-7f4c-4f0e-9c53-0d4a8f4d6a6e'],
    ['chrome-extension://*', 'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb'],
    ['safari-web-extension://*', 'safari-web-extension://E0C4F3C4-0B1E-4B5F-9D0C-6E2B4E1A9D11'],
    ['https://*.example.com', 'https://www.example.com'],
    ['https://*.example.com', 'https://a.b.c.example.com'],
    ['https://*.example.com', 'https://under_score.example.com'],
    ['https://*.example.com', 'https://example.com.example.com'],
    ['https://*.example.com:8443', 'https://www.example.com:8443'],
    ['https://*.localhost', 'https://app.localhost'],
    ['http://localhost:*', 'http://localhost'],
    ['http://localhost:*', 'http://localhost:3000'],
    ['http://localhost:*', 'http://localhost:65535'],
    ['http://127.0.0.1:*', 'http://127.0.0.1:8080'],
    ['http://[::1]:*', 'http://[::1]:8080'],
    ['https://*.example.com:*', 'https://www.example.com'],
    ['https://*.example.com:*', 'https://www.example.com:8443'],
    [/^https:\/\/pr-\d+\.example\.dev$/, 'https://pr-42.example.dev'],
    [/^https:\/\/EXAMPLE\.com$/i, 'https://example.com'],
  ])('%s: %s', (entry, origin) => {
    expect(createPolicy({ origin: entry }).allows(origin)).toBe(true)
    expect(createPolicy({ origin: ['https://other.example', entry] }).allows(origin)).toBe(true)
  })
})

describe('an entry of `origin` does not allow', () => {
  it.each([
    ['https://example.com', 'http://example.com'],
    ['app://', 'app://.'],
    ['app://.', 'app://'],
    ['app://My-App', 'app://my-app'],
    ['app://*.example', 'app://.example'],
    ['app://*.example', 'app://a..example'],
    ['app://*.example', 'app://.a.example'],
    ['moz-extension://*', 'moz-extension://'],
    ['moz-extension://*', 'moz-extension://a:3000'],
    ['moz-extension://*', 'chrome-extension://a'],
    ['moz-extension://*', 'moz-extension://*'],
    ['https://example.com', 'https://example.com:8443'],
    ['https://example.com', 'https://www.example.com'],
    ['https://example.com', 'https://example.com.evil.example'],
    ['https://example.com', 'https://evilexample.com'],
    ['https://example.com', 'https://example.co'],
    ['https://example.com', 'https://example.com, https://evil.example'],
    ['https://example.com', 'null'],
    ['https://example.com', '*'],
    ['https://*.example.com', 'https://example.com'],
    ['https://*.example.com', 'https://barexample.com'],
    ['https://*.example.com', 'https://.example.com'],
    ['https://*.example.com', 'https://a..example.com'],
    ['https://*.example.com', 'https://*.example.com'],
    ['https://*.example.com', 'http://www.example.com'],
    ['https://*.example.com', 'https://www.example.com:8443'],
    ['https://*.example.com', 'https://www.example.com.evil.example'],
    ['https://*.example.com', 'https://evil.example/.example.com'],
    ['https://*.example.com', 'https://www.example.org'],
    ['https://*.example.com', 'https://com'],
    ['https://*.example.com:8443', 'https://www.example.com'],
    ['http://localhost:*', 'https://localhost'],
    ['http://localhost:*', 'http://localhost:'],
    ['http://localhost:*', 'http://localhost:65536'],
    ['http://localhost:*', 'http://localhost:3000.evil.example'],
    ['http://localhost:*', 'http://app.localhost:3000'],
    ['https://*.example.com:*', 'https://example.com:8443'],
    [/^https:\/\/pr-\d+\.example\.dev$/, 'https://pr-x.example.dev'],
    [/^(?:null|https:\/\/app\.example)$/, 'null'],
    [/^.*$/s, 'https://example.com, https://evil.example'],
  ])('%s: %s', (entry, origin) => {
    expect(createPolicy({ origin: entry }).allows(origin)).toBe(false)
    expect(createPolicy({ origin: ['https://other.example', entry] }).allows(origin)).toBe(false)
  })

  it('100 kB, even if it is a regular expression that matches everything', () => {
    expect(createPolicy({ origin: /^.*$/s }).allows(`https://${'a'.repeat(100_000)}`)).toBe(false)
  })
})

describe('a list of origins', () => {
  it('allows no origin if it is empty', () => {
    expect(createPolicy({ origin: [] }).allows('https://example.com')).toBe(false)
  })

  it.each(['g', 'y', 'gy'])(
    'matches a regular expression with the flags %s every time',
    (flags) => {
      const origin = new RegExp(raw`^https:\/\/app\.example\.com$`, flags)
      const policy = createPolicy({ origin })

      for (let time = 0; time < 3; time += 1) {
        expect(policy.allows('https://app.example.com')).toBe(true)
      }
      expect(origin.lastIndex).toBe(0)
    },
  )

  it('does not allow two of its origins joined together', () => {
    const policy = createPolicy({ origin: ['https://foo.com', 'https://bar.com'] })

    expect(policy.allows('https://barfoo.com')).toBe(false)
    expect(policy.allows('https://foo.com,https://bar.com')).toBe(false)
  })

  it('distinguishes patterns for one host by scheme and port', () => {
    const policy = createPolicy({
      origin: ['https://*.example.com', 'http://*.example.com:8080', 'https://*.b.example.com:*'],
    })

    expect(policy.allows('https://a.example.com')).toBe(true)
    expect(policy.allows('http://a.example.com:8080')).toBe(true)
    expect(policy.allows('https://a.b.example.com:1')).toBe(true)
    expect(policy.allows('https://a.example.com:8080')).toBe(false)
    expect(policy.allows('http://a.example.com')).toBe(false)
  })

  it('does not match names of built-in members', () => {
    const policy = createPolicy({ origin: ['https://*.example.com'] })

    for (const name of [
      '__proto__',
      'constructor',
      'https://__proto__',
      'constructor://x.example.com',
    ]) {
      expect(policy.allows(name)).toBe(false)
    }
  })

  it('agrees with a simple regular expression for any patterns and origin', () => {
    const label = fc.constantFrom('a', 'b', 'example', 'com')
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'))
    const scheme = fc.constantFrom('http', 'https')
    const port = fc.constantFrom('', ':8080')
    const origin = fc.tuple(scheme, host, port).map(([s, h, p]) => `${s}://${h}${p}`)
    const pattern = fc
      .tuple(scheme, fc.constantFrom('', '*.'), host, fc.constantFrom('', ':8080', ':*'))
      .map(([s, wildcard, h, p]) => `${s}://${wildcard}${h}${p}`)

    const plainly = (patterns: readonly string[]): RegExp =>
      new RegExp(
        `^(?:${patterns
          .map((text) =>
            text
              .replaceAll('.', raw`\.`)
              .replace('://*', raw`://[^:]+`)
              .replace(':*', raw`(?::\d+)?`),
          )
          .join('|')})$`,
      )

    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 6 }), origin, (patterns, asked) => {
        expect(createPolicy({ origin: patterns }).allows(asked)).toBe(plainly(patterns).test(asked))
      }),
      { numRuns: 1000 },
    )
  })
})
