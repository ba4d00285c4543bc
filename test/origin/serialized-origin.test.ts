import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOrigin } from '../../src/origin/serialized-origin.js'

const label63 = 'a'.repeat(63)
const host253 = `${label63}.${label63}.${label63}.${'a'.repeat(61)}`
const scheme64 = 's'.repeat(64)

describe('parseOrigin parses', () => {
  it.each([
    ['https://example.com', 'https', 'example.com', ''],
    ['http://example.com', 'http', 'example.com', ''],
    ['https://example.com:8443', 'https', 'example.com', '8443'],
    ['https://example.com:80', 'https', 'example.com', '80'],
    ['http://example.com:443', 'http', 'example.com', '443'],
    ['https://example.com:65535', 'https', 'example.com', '65535'],
    ['https://example.com:1', 'https', 'example.com', '1'],
    ['http://localhost:3000', 'http', 'localhost', '3000'],
    ['https://a.b.c.d.e.example.co.uk', 'https', 'a.b.c.d.e.example.co.uk', ''],
    ['https://xn--bcher-kva.example', 'https', 'xn--bcher-kva.example', ''],
    ['https://foo_bar.example.com', 'https', 'foo_bar.example.com', ''],
    ['https://-.example.com', 'https', '-.example.com', ''],
    ['https://0x.example', 'https', '0x.example', ''],
    ['https://1.example', 'https', '1.example', ''],
    ['https://127.0.0.1', 'https', '127.0.0.1', ''],
    ['http://255.255.255.255:8080', 'http', '255.255.255.255', '8080'],
    ['http://[::1]', 'http', '[::1]', ''],
    ['http://[::1]:3000', 'http', '[::1]', '3000'],
    ['https://[2001:db8::ff00:42:8329]', 'https', '[2001:db8::ff00:42:8329]', ''],
    [
      'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
      'chrome-extension',
      'aapbdbdomjkkjkaonfhkkikfgjllcleb',
      '',
    ],
    [
      'moz-extension://3ac2b0a4-7f4c-4f0e-9c53-0d4a8f4d6a6e',
      'moz-extension',
      '3ac2b0a4-7f4c-4f0e-9c53-0d4a8f4d6a6e',
      '',
    ],
    ['capacitor://localhost', 'capacitor', 'localhost', ''],
    ['tauri://localhost', 'tauri', 'localhost', ''],
    ['app://obsidian.md', 'app', 'obsidian.md', ''],
    ['app://.', 'app', '.', ''],
    ['app://-', 'app', '-', ''],
    ['app://', 'app', '', ''],
    ['app://a..b', 'app', 'a..b', ''],
    ['app://.example:3000', 'app', '.example', '3000'],
    ['app://My%20App!', 'app', 'My%20App!', ''],
    ['app://1', 'app', '1', ''],
    ['app://[::1]:80', 'app', '[::1]', '80'],
    ['capacitor://LocalHost', 'capacitor', 'LocalHost', ''],
    ['ionic://localhost', 'ionic', 'localhost', ''],
    [
      'safari-web-extension://E0C4F3C4-0B1E-4B5F-9D0C-6E2B4E1A9D11',
      'safari-web-extension',
      'E0C4F3C4-0B1E-4B5F-9D0C-6E2B4E1A9D11',
      '',
    ],
    ['a+b.c-1://x:80', 'a+b.c-1', 'x', '80'],
    [`https://${host253}`, 'https', host253, ''],
    [`${scheme64}://${host253}:65535`, scheme64, host253, '65535'],
  ])('%s', (value, scheme, host, port) => {
    expect(parseOrigin(value)).toEqual({ scheme, host, port })
  })
})

describe('parseOrigin returns undefined for', () => {
  it.each([
    ['nothing', ''],
    ['an opaque origin', 'null'],
    ['a wildcard', '*'],
    ['a trailing slash', 'https://example.com/'],
    ['a path', 'https://example.com/path'],
    ['a query', 'https://example.com?q'],
    ['a fragment', 'https://example.com#f'],
    ['no scheme', 'example.com'],
    ['no scheme before the slashes', '//example.com'],
    ['no host', 'https://'],
    ['an IPv6 address of an app in another form', 'app://[0:0:0:0:0:0:0:1]'],
    ['no host before a port', 'https://:8080'],
    ['one slash', 'https:/example.com'],
    ['three slashes', 'https:///example.com'],
    ['an opaque path', 'data:text/html,x'],
    ['a file', 'file://'],
    ['a file on a server', 'file://server'],
    ['a scheme without origins', 'data://x'],
    ['a blob', 'blob://x'],
    ['an app with an uppercase scheme', 'App://x'],
    ['an app with a path', 'app://x/'],
    ['an app with a query', 'app://x?q'],
    ['an app with a port and no host', 'app://:80'],
    ['an app with an empty port', 'app://x:'],
    ['an app with a port out of range', 'app://x:65536'],
    ['an app with a user name', 'app://user@x'],
    ['an app with a wildcard', 'app://*'],
    ['a space in an app', 'app://a b'],
    ['a comma in an app', 'app://a,b'],
    ['a quote in an app', 'app://a"b'],
    ['a single quote in an app', "app://a'b"],
    ['a backtick in an app', 'app://a`b'],
    ['a line feed in an app', 'app://a\nb'],
    ['a DEL in an app', 'app://a\x7fb'],
    ['a byte of Latin-1 in an app', 'app://\u00e9'],
    ['a bracket in an app', 'app://[x]'],
    ['an app with a host that is too long', `app://${host253}a`],
    ['an app with 100 kB of dots', `app://${'.'.repeat(100_000)}`],
    ['an uppercase scheme', 'HTTPS://example.com'],
    ['an uppercase host', 'https://Example.com'],
    ['a scheme that starts with a digit', '1http://example.com'],
    ['an underscore in the scheme', 'a_b://example.com'],
    ['a scheme that is too long', `${scheme64}s://example.com`],
    ['a host that is too long', `https://${host253}a`],
    ['user information', 'https://user@example.com'],
    ['a password', 'https://user:pass@example.com'],
    ['an empty port', 'https://example.com:'],
    ['port 0', 'https://example.com:0'],
    ['a port with a leading zero', 'https://example.com:0443'],
    ['a port out of range', 'https://example.com:65536'],
    ['a port of six digits', 'https://example.com:100000'],
    ['a port that is not a number', 'https://example.com:https'],
    ["http's default port", 'http://example.com:80'],
    ["https's default port", 'https://example.com:443'],
    ["wss's default port", 'wss://example.com:443'],
    ["ws's default port", 'ws://x:80'],
    ["ftp's default port", 'ftp://x:21'],
    ['a trailing dot', 'https://example.com.'],
    ['a leading dot', 'https://.example.com'],
    ['an empty label', 'https://example..com'],
    ['a dot alone', 'https://.'],
    ['a Unicode host', 'https://bücher.example'],
    ['a percent-encoded host', 'https://ex%61mple.com'],
    ['a backtick', 'https://example.com`.evil.example'],
    ['a brace', 'https://example.com{.evil.example'],
    ['an ampersand', 'https://example.com&.evil.example'],
    ['an exclamation mark', 'https://example.com!.evil.example'],
    ['%60', 'https://example.com%60.evil.example'],
    ['a wildcard label', 'https://*.example.com'],
    ['a backslash', 'https:\\\\example.com'],
    ['a leading space', ' https://example.com'],
    ['a trailing space', 'https://example.com '],
    ['a trailing tab', 'https://example.com\t'],
    ['a trailing line feed', 'https://example.com\n'],
    ['a NUL byte', 'https://example.com\0'],
    ['a byte of Latin-1', 'https://exampl\u00e9.com'],
    ['two origins and a space', 'https://a.example https://b.example'],
    ['two origins joined by Node', 'https://a.example, https://b.example'],
    ['an IPv4 address with two parts', 'http://127.1'],
    ['an IPv4 address with five parts', 'http://127.0.0.0.1'],
    ['an IPv4 address out of range', 'http://256.0.0.1'],
    ['an IPv4 address with a leading zero', 'http://127.0.0.01'],
    ['an IPv4 address in hexadecimal', 'http://0x7f.0.0.1'],
    ['an IPv4 address as one number', 'http://2130706433'],
    ['a hexadecimal number for a host', 'http://0x7f000001'],
    ['a name that ends in a number', 'http://example.1'],
    ['a name that ends in an empty hexadecimal number', 'http://example.0x'],
    ['an IPv6 address in full', 'http://[0:0:0:0:0:0:0:1]'],
    ['an uppercase IPv6 address', 'http://[::A]'],
    ['an IPv6 address with an IPv4 tail', 'http://[::127.0.0.1]'],
    ['an invalid IPv6 address', 'http://[:::1]'],
    ['an IPv6 address with a zone', 'http://[fe80::1%eth0]'],
    ['an IPv6 address without brackets', 'http://::1'],
    ['an unclosed bracket', 'http://[::1'],
    ['text after a bracket', 'http://[::1]x'],
    ['100 kB', `https://${'a.'.repeat(50_000)}example`],
  ])('%s', (_, value) => {
    expect(parseOrigin(value)).toBeUndefined()
  })
})

describe('parseOrigin agrees with the URL standard', () => {
  it('on any domain name', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('http', 'https'),
        fc.domain(),
        fc.option(fc.integer({ min: 1, max: 65_535 })),
        (scheme, host, port) => {
          const { origin } = new URL(
            `${scheme}://${host}${port === null ? '' : `:${port}`}/path?query`,
          )
          const read = parseOrigin(origin)
          expect(read && `${read.scheme}://${read.host}${read.port && `:${read.port}`}`).toBe(
            origin,
          )
        },
      ),
    )
  })

  it('on any IP address', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.ipV4Extended(),
          fc.ipV6().map((ip) => `[${ip}]`),
        ),
        (ip) => {
          const { origin, hostname } = new URL(`http://${ip}`)
          expect(parseOrigin(origin)?.host).toBe(hostname)
        },
      ),
    )
  })

  it('on any value that it parses', () => {
    const near = fc.string({
      unit: fc.constantFrom(...Array.from('htps:/.[]@a1-_0xA:%80 ,*')),
      maxLength: 40,
    })
    fc.assert(
      fc.property(
        near.map((text) => `http://${text}`),
        (value) => {
          if (parseOrigin(value) !== undefined) expect(new URL(value).origin).toBe(value)
        },
      ),
    )
  })
})
