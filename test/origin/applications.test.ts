import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '../refusals/problems.js'

const app = 'https://app.example.com'

/** Origins of apps and extensions that are not http or https. */
const sent: readonly string[] = [
  'app://.',
  'app://',
  'app://-',
  'app://localhost',
  'app://obsidian.md',
  'capacitor://localhost',
  'ionic://localhost',
  'tauri://localhost',
  'electron://Main-Window',
  'vscode-webview://1k4b8ql4q1e1m3n2',
  'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
  'moz-extension://3ac2b0a4-7f4c-4f0e-9c53-0d4a8f4d6a6e',
  'safari-web-extension://E0C4F3C4-0B1E-4B5F-9D0C-6E2B4E1A9D11',
]

const exactly = (origin: string): RegExp =>
  new RegExp(`^${origin.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')}$`)

describe.each(sent)('the app or extension origin %s', (origin) => {
  it.each<[string, CorsOptions]>([
    ['is allowed as the only origin, with credentials', { origin, credentials: true }],
    ['is allowed in a list', { origin: [app, origin] }],
    ['is allowed by true', { origin: true }],
    [
      'is allowed by a regular expression, with credentials',
      { origin: exactly(origin), credentials: true },
    ],
    ['is passed to a predicate', { origin: (asked) => asked === origin }],
  ])('%s', async (_, options) => {
    const policy = createPolicy(options)

    expect(await policy.allows(origin)).toBe(true)
    expect(await policy.explain({ origin })).toMatchObject({ allowed: true })
  })

  it('gets a suggestion with the entry to add if it is denied', async () => {
    const explanation = await createPolicy({ origin: app }).explain({ origin })

    expect(explanation).toMatchObject({ allowed: false, obstacle: null })
    expect(explanation.suggestions).toMatchObject([{ value: [origin] }])
    expect(String(explanation)).not.toMatch(/no page|no browser/i)
  })
})

describe('`Origin: file://`, sent by Cordova and WebKit apps,', () => {
  const dangerously = { nullOrigin: true }

  it('is rejected as an entry, like null', () => {
    const [problem, ...others] = problemsOf({ origin: [app, 'file://'] })

    expect(problem).toMatchObject({ code: 'null-origin', path: 'origin[1]' })
    expect(problem?.message).toContain('Cordova')
    expect(problem?.message).toContain('dangerously: { nullOrigin: true }')
    expect(others).toEqual([])
  })

  it('is allowed with `dangerously.nullOrigin`, without allowing null', () => {
    const policy = createPolicy({ origin: [app, 'file://'], dangerously })

    expect(policy.allows('file://')).toBe(true)
    expect(policy.allows('null')).toBe(false)
  })

  it('reaches predicates and regular expressions only with `dangerously.nullOrigin`', () => {
    for (const origin of [() => true, /^.*$/]) {
      expect(createPolicy({ origin }).allows('file://')).toBe(false)
    }
    expect(createPolicy({ origin: () => true, dangerously }).allows('file://')).toBe(true)
  })

  it('is allowed by `origin: true`, like null', () => {
    expect(createPolicy({ origin: true }).allows('file://')).toBe(true)
  })

  it('is explained as an origin that browsers send', async () => {
    const explanation = await createPolicy({ origin: app }).explain({ origin: 'file://' })

    expect(explanation.obstacle).toMatchObject({ code: 'null-origin' })
    expect(String(explanation)).not.toMatch(/no page|no browser/i)
  })
})

describe('a wildcard for browser extensions', () => {
  it.each(['moz-extension', 'chrome-extension', 'safari-web-extension'])(
    'is accepted without credentials: %s://*',
    (scheme) => {
      expect(problemsOf({ origin: `${scheme}://*` })).toEqual([])
    },
  )

  it('is rejected with credentials, because anyone can publish an extension', () => {
    const options = { origin: 'moz-extension://*', credentials: true }
    const [problem, ...others] = problemsOf(options)

    expect(problem).toMatchObject({ code: 'public-suffix', path: 'origin' })
    expect(problem?.message).toContain("publicSuffixes: ['moz-extension://*']")
    expect(others).toEqual([])
    expect(problemsOf({ ...options, dangerously: { publicSuffixes: true } })).toEqual([])
  })

  it.each(['app://*', 'https://*', 'capacitor://*', 'moz-extension://*:*', 'moz-extension://**'])(
    'is rejected for other schemes or with more wildcards: %s',
    (origin) => {
      expect(problemsOf({ origin })).toMatchObject([{ code: 'origin-wildcard' }])
    },
  )
})

describe('an origin that browsers cannot send is rejected:', () => {
  const host252 = `${'a'.repeat(63)}.`.repeat(3) + 'a'.repeat(60)

  it.each([
    ['a file on a server', 'file://server', 'origin-file'],
    ['a data URL', 'data://x', 'origin-opaque'],
    ['a blob URL', 'blob://x', 'origin-opaque'],
    ['an about page', 'about://blank', 'origin-opaque'],
    ['a JavaScript URL', 'javascript://x', 'origin-opaque'],
    ['invalid Punycode', 'https://xn--a', 'origin-punycode'],
    ['invalid Punycode in a pattern', 'https://*.xn--a.example', 'origin-punycode'],
    [
      'a wildcard before a host that leaves no room for a label',
      `https://*.${host252}`,
      'origin-too-long',
    ],
  ])('%s', (_, origin, code) => {
    expect(problemsOf({ origin })).toMatchObject([{ code }])
  })

  it('but valid Punycode and a long host with room for a label are accepted', () => {
    const origin = [`https://*.${host252.slice(1)}`, 'https://xn--bcher-kva.example']

    expect(problemsOf({ origin })).toEqual([])
  })
})

describe('an explanation', () => {
  it.each([
    'https://app.example.com.',
    'https://a..example.com',
    'https://.example.com',
    'https://a!b.example.com',
    'http://localhost.:3000',
  ])('does not claim that browsers cannot send %s', async (origin) => {
    const denied = await createPolicy({ origin: app }).explain({ origin })
    const any = await createPolicy().explain({ origin })

    expect(denied).toMatchObject({ allowed: false, suggestions: [] })
    expect(String(denied)).not.toMatch(/no page|no browser/i)
    expect(denied.obstacle?.code).toMatch(/^origin-/)
    expect(any).toMatchObject({ allowed: true })
  })

  it.each(['https://app.example.com/', 'app.example.com', 'HTTPS://a.example', 'wss://a.example'])(
    'says that %s is not a serialized origin',
    async (origin) => {
      const explanation = await createPolicy().explain({ origin })

      expect(explanation.obstacle).toMatchObject({ code: 'origin-not-serialized' })
    },
  )
})
