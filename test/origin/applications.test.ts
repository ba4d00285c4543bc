import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf } from '../refusals/problems.js'

const app = 'https://app.example.com'

/** What apps and extensions send as `Origin`, beyond http and https. */
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

describe.each(sent)('%s, which an app or an extension sends,', (origin) => {
  it.each<[string, CorsOptions]>([
    ['is allowed by itself, with credentials', { origin, credentials: true }],
    ['is allowed in a list', { origin: [app, origin] }],
    ['is allowed by true', { origin: true }],
    [
      'is allowed by an expression, with credentials',
      { origin: exactly(origin), credentials: true },
    ],
    ['comes to a predicate', { origin: (asked) => asked === origin }],
  ])('%s', async (_, options) => {
    const policy = createPolicy(options)

    expect(await policy.allows(origin)).toBe(true)
    expect(await policy.explain({ origin })).toMatchObject({ allowed: true })
  })

  it('is explained where it is denied, with the entry that allows it', async () => {
    const explanation = await createPolicy({ origin: app }).explain({ origin })

    expect(explanation).toMatchObject({ allowed: false, obstacle: null })
    expect(explanation.suggestions).toMatchObject([{ value: [origin] }])
    expect(String(explanation)).not.toMatch(/no page|no browser/i)
  })
})

describe('`Origin: file://`, which Cordova and WebKit apps send,', () => {
  const dangerously = { nullOrigin: true }

  it('is refused as an entry, as null is', () => {
    const [problem, ...others] = problemsOf({ origin: [app, 'file://'] })

    expect(problem).toMatchObject({ code: 'null-origin', path: 'origin[1]' })
    expect(problem?.message).toContain('Cordova')
    expect(problem?.message).toContain('dangerously: { nullOrigin: true }')
    expect(others).toEqual([])
  })

  it('is allowed where `dangerously.nullOrigin` is set, and null is not allowed with it', () => {
    const policy = createPolicy({ origin: [app, 'file://'], dangerously })

    expect(policy.allows('file://')).toBe(true)
    expect(policy.allows('null')).toBe(false)
  })

  it('comes to no predicate and no expression but with it', () => {
    for (const origin of [() => true, /^.*$/]) {
      expect(createPolicy({ origin }).allows('file://')).toBe(false)
    }
    expect(createPolicy({ origin: () => true, dangerously }).allows('file://')).toBe(true)
  })

  it('is echoed by true, as null is', () => {
    expect(createPolicy({ origin: true }).allows('file://')).toBe(true)
  })

  it('is explained as what a browser sends', async () => {
    const explanation = await createPolicy({ origin: app }).explain({ origin: 'file://' })

    expect(explanation.obstacle).toMatchObject({ code: 'null-origin' })
    expect(String(explanation)).not.toMatch(/no page|no browser/i)
  })
})

describe('every extension of a browser', () => {
  it.each(['moz-extension', 'chrome-extension', 'safari-web-extension'])(
    'is a pattern without credentials: %s://*',
    (scheme) => {
      expect(problemsOf({ origin: `${scheme}://*` })).toEqual([])
    },
  )

  it('is open to whoever publishes one: refused with credentials', () => {
    const options = { origin: 'moz-extension://*', credentials: true }
    const [problem, ...others] = problemsOf(options)

    expect(problem).toMatchObject({ code: 'public-suffix', path: 'origin' })
    expect(problem?.message).toContain("publicSuffixes: ['moz-extension://*']")
    expect(others).toEqual([])
    expect(problemsOf({ ...options, dangerously: { publicSuffixes: true } })).toEqual([])
  })

  it.each(['app://*', 'https://*', 'capacitor://*', 'moz-extension://*:*', 'moz-extension://**'])(
    'is the only whole host that may be a wildcard: not %s',
    (origin) => {
      expect(problemsOf({ origin })).toMatchObject([{ code: 'origin-wildcard' }])
    },
  )
})

describe('what no browser can send is refused:', () => {
  const host252 = `${'a'.repeat(63)}.`.repeat(3) + 'a'.repeat(60)

  it.each([
    ['a file of a server', 'file://server', 'origin-file'],
    ['data', 'data://x', 'origin-opaque'],
    ['a blob', 'blob://x', 'origin-opaque'],
    ['a page without a host', 'about://blank', 'origin-opaque'],
    ['JavaScript', 'javascript://x', 'origin-opaque'],
    ['Punycode of nothing', 'https://xn--a', 'origin-punycode'],
    ['Punycode of nothing in a pattern', 'https://*.xn--a.example', 'origin-punycode'],
    ['a label in front of a host that has no room', `https://*.${host252}`, 'origin-too-long'],
  ])('%s', (_, origin, code) => {
    expect(problemsOf({ origin })).toMatchObject([{ code }])
  })

  it('but not a host that has room for a label, nor real Punycode', () => {
    const origin = [`https://*.${host252.slice(1)}`, 'https://xn--bcher-kva.example']

    expect(problemsOf({ origin })).toEqual([])
  })
})

describe('what a browser does send is never said to be sent by none:', () => {
  it.each([
    'https://app.example.com.',
    'https://a..example.com',
    'https://.example.com',
    'https://a!b.example.com',
    'http://localhost.:3000',
  ])('%s', async (origin) => {
    const denied = await createPolicy({ origin: app }).explain({ origin })
    const any = await createPolicy().explain({ origin })

    expect(denied).toMatchObject({ allowed: false, suggestions: [] })
    expect(String(denied)).not.toMatch(/no page|no browser/i)
    expect(denied.obstacle?.code).toMatch(/^origin-/)
    expect(any).toMatchObject({ allowed: true })
  })

  it.each(['https://app.example.com/', 'app.example.com', 'HTTPS://a.example', 'wss://a.example'])(
    'in contrast to %s',
    async (origin) => {
      const explanation = await createPolicy().explain({ origin })

      expect(explanation.obstacle).toMatchObject({ code: 'origin-not-serialized' })
    },
  )
})
