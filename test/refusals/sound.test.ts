import type { CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './problems.js'

const app = 'https://app.example.com'

describe('sound options are accepted:', () => {
  it.each<[title: string, options: CorsOptions | undefined]>([
    ['none', undefined],
    ['an empty object', {}],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { origin: app }) as CorsOptions,
    ],
    [
      'an instance of a class',
      new (class {
        origin = app
      })(),
    ],
    [
      'undefined for every option but `origin`',
      {
        methods: undefined,
        allowedHeaders: undefined,
        exposedHeaders: undefined,
        credentials: undefined,
        maxAge: undefined,
        preflightContinue: undefined,
        optionsSuccessStatus: undefined,
        dangerously: undefined,
      },
    ],
    ['undefined for a member of dangerously', { dangerously: { nullOrigin: undefined } }],
    ['spaces in a list', { methods: ' PUT , PATCH ' }],
    ['empty lists', { origin: [], methods: [], allowedHeaders: [], exposedHeaders: [] }],
    ['names that only resemble Set-Cookie', { exposedHeaders: ['X-Set-Cookie', 'Set-Cookie-3'] }],
    ['any address of this machine', { origin: 'http://127.0.0.10:3000', credentials: true }],
    ['custom methods', { methods: ['PURGE', 'x-custom', 'Report'] }],
    ['wildcards without credentials', { methods: '*', allowedHeaders: '*', exposedHeaders: '*' }],
    [
      'wildcards for requests with credentials',
      { origin: app, credentials: true, methods: '*', allowedHeaders: ['*'] },
    ],
    ['the smallest numbers', { maxAge: 0, optionsSuccessStatus: 200 }],
    ['the largest numbers', { maxAge: 86_400, optionsSuccessStatus: 299 }],
    ['plain http without credentials', { origin: ['http://example.com', 'http://*.example.com'] }],
    ['public suffixes without credentials', { origin: ['https://*.com', 'https://*.vercel.app'] }],
    ['one subdomain of a public suffix', { origin: 'https://mine.vercel.app', credentials: true }],
    [
      'all subdomains of a name under a public suffix',
      { origin: 'https://*.mine.vercel.app', credentials: true },
    ],
    [
      'a regular expression for one name under a public suffix',
      { origin: /^https:\/\/mine\.s3\.amazonaws\.com$/, credentials: true },
    ],
    ['intranet names', { origin: 'https://*.corp', credentials: true }],
    [
      'loopback with credentials',
      {
        origin: [
          'http://localhost',
          'http://localhost:*',
          'http://app.localhost:3000',
          'http://*.localhost:*',
          'http://127.0.0.1:8080',
          'http://127.1.2.3',
          'http://[::1]:*',
        ],
        credentials: true,
      },
    ],
    [
      'schemes of extensions and apps',
      {
        origin: [
          'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
          'capacitor://localhost',
          'tauri://localhost',
        ],
        credentials: true,
      },
    ],
    ['CORS switched off, with credentials', { origin: false, credentials: true }],
    ['a predicate with credentials', { origin: () => true, credentials: true }],
  ])('%s', (_, options) => {
    expect(problemsOf(options)).toEqual([])
  })
})

describe('each member of `dangerously`', () => {
  const refused: readonly [code: string, danger: string, origin: string][] = [
    ['null-origin', 'nullOrigin', 'null'],
    ['insecure-origin', 'insecureOrigins', 'http://app.example.com'],
    ['public-suffix', 'publicSuffixes', 'https://*.vercel.app'],
  ]
  const codesWith = (danger: string): readonly string[] =>
    problemsOf({
      origin: refused.map(([, , origin]) => origin),
      credentials: true,
      dangerously: { [danger]: true },
    }).map(({ code }) => code)

  it.each(refused)('switches off only its own rule: %s, %s', (code, danger) => {
    expect(codesWith(danger)).toEqual(
      refused.map(([other]) => other).filter((other) => other !== code),
    )
  })

  it.each(['nullOrigin', 'insecureOrigins', 'publicSuffixes'])(
    'does not allow credentials with `*` or true: %s',
    (danger) => {
      for (const origin of ['*', true]) {
        expect(
          problemsOf({ origin, credentials: true, dangerously: { [danger]: true } }),
        ).toHaveLength(1)
      }
    },
  )

  it('can be combined with the others', () => {
    const dangerously = { nullOrigin: true, insecureOrigins: true, publicSuffixes: true }
    const origin = refused.map(([, , one]) => one)

    expect(problemsOf({ origin, credentials: true, dangerously })).toEqual([])
  })
})
