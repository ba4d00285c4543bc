import type { CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf } from './problems.js'

const app = 'https://app.example.com'

describe('sound options are taken:', () => {
  it.each<[title: string, options: CorsOptions | undefined]>([
    ['none', undefined],
    ['an empty object', {}],
    ['no prototype', Object.assign(Object.create(null), { origin: app }) as CorsOptions],
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
    ['undefined for a danger', { dangerously: { nullOrigin: undefined } }],
    ['spaces in a list', { methods: ' PUT , PATCH ' }],
    ['empty lists', { origin: [], methods: [], allowedHeaders: [], exposedHeaders: [] }],
    ['a method of nobody', { methods: ['PURGE', 'x-custom', 'Report'] }],
    ['wildcards without credentials', { methods: '*', allowedHeaders: '*', exposedHeaders: '*' }],
    [
      'wildcards for requests with credentials',
      { origin: app, credentials: true, methods: '*', allowedHeaders: ['*'] },
    ],
    ['the smallest numbers', { maxAge: 0, optionsSuccessStatus: 200 }],
    ['the largest numbers', { maxAge: 86_400, optionsSuccessStatus: 299 }],
    ['plain http without credentials', { origin: ['http://example.com', 'http://*.example.com'] }],
    ['public suffixes without credentials', { origin: ['https://*.com', 'https://*.vercel.app'] }],
    ['one name under a public suffix', { origin: 'https://mine.vercel.app', credentials: true }],
    [
      'names under a name under a public suffix',
      { origin: 'https://*.mine.vercel.app', credentials: true },
    ],
    [
      'an expression for one name under a public suffix',
      { origin: /^https:\/\/mine\.s3\.amazonaws\.com$/, credentials: true },
    ],
    ['names of an intranet', { origin: 'https://*.corp', credentials: true }],
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
      'schemes of extensions and applications',
      {
        origin: [
          'chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb',
          'capacitor://localhost',
          'tauri://localhost',
        ],
        credentials: true,
      },
    ],
    ['CORS switched off, whatever else is said', { origin: false, credentials: true }],
    ['a predicate with credentials', { origin: () => true, credentials: true }],
  ])('%s', (_, options) => {
    expect(problemsOf(options)).toEqual([])
  })
})

describe('each danger opens one rule:', () => {
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

  it.each(refused)('%s is opened by %s', (code, danger) => {
    expect(codesWith(danger)).toEqual(
      refused.map(([other]) => other).filter((other) => other !== code),
    )
  })

  it.each(['nullOrigin', 'insecureOrigins', 'publicSuffixes'])(
    '%s opens neither `*` nor true with credentials',
    (danger) => {
      for (const origin of ['*', true]) {
        expect(
          problemsOf({ origin, credentials: true, dangerously: { [danger]: true } }),
        ).toHaveLength(1)
      }
    },
  )

  it('all of them are needed for what breaks all of them', () => {
    const dangerously = { nullOrigin: true, insecureOrigins: true, publicSuffixes: true }
    const origin = refused.map(([, , one]) => one)

    expect(problemsOf({ origin, credentials: true, dangerously })).toEqual([])
  })
})
