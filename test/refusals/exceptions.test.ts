import { createPolicy, type CorsOptions } from 'allow-origin'
import { runInNewContext } from 'node:vm'
import { describe, expect, it, vi } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const app = 'https://app.example.com'
const lan = 'http://192.168.1.5:3000'
const preview = 'https://*.vercel.app'
const plain = /^http:\/\/app\.example\.com$/
const everything = /^https?:\/\/.*$/
const previews = /^https:\/\/[a-z0-9-]+\.vercel\.app$/

/** The options with the `dangerously` member that the message suggests. */
function withOffer(options: CorsOptions, message = ''): CorsOptions {
  const [, offered = '{}'] = /`dangerously: (\{.*?\})`/s.exec(message) ?? []
  const dangerously = runInNewContext(`(${offered})`) as object
  return { ...options, dangerously: { ...options.dangerously, ...dangerously } }
}

describe('a list under `dangerously` is accepted', () => {
  it.each<[string, CorsOptions]>([
    ['for an IP address', { origin: [app, lan], dangerously: { insecureOrigins: [lan] } }],
    ['for the only origin', { origin: lan, dangerously: { insecureOrigins: [lan] } }],
    ['for a pattern', { origin: [preview], dangerously: { publicSuffixes: [preview] } }],
    [
      'for every browser extension',
      { origin: 'moz-extension://*', dangerously: { publicSuffixes: ['moz-extension://*'] } },
    ],
    ['for a regular expression', { origin: [plain], dangerously: { insecureOrigins: [plain] } }],
    [
      'for a copy of a regular expression',
      { origin: previews, dangerously: { publicSuffixes: [new RegExp(previews)] } },
    ],
    [
      'for both rules',
      {
        origin: [lan, preview],
        dangerously: { insecureOrigins: [lan], publicSuffixes: [preview] },
      },
    ],
    [
      'for an entry that breaks both rules',
      {
        origin: ['http://*.vercel.app'],
        dangerously: {
          insecureOrigins: ['http://*.vercel.app'],
          publicSuffixes: ['http://*.vercel.app'],
        },
      },
    ],
    [
      'for entries that a predicate returns',
      { origin: () => true, dangerously: { insecureOrigins: [lan] } },
    ],
    [
      'for a regular expression that accepts everything, in both lists',
      {
        origin: [everything],
        dangerously: { insecureOrigins: [everything], publicSuffixes: [everything] },
      },
    ],
    ['if it is empty', { origin: [app], dangerously: { insecureOrigins: [], publicSuffixes: [] } }],
    ['if CORS is off', { origin: false, dangerously: { insecureOrigins: [lan] } }],
  ])('%s', (_, options) => {
    expect(problemsOf({ ...options, credentials: true })).toEqual([])
  })

  it('without credentials, although they do not need it', () => {
    expect(problemsOf({ origin: [lan], dangerously: { insecureOrigins: [lan] } })).toEqual([])
  })

  it('and does not allow other entries', () => {
    const origin = [lan, 'http://app.example.com', preview, 'https://*.netlify.app', plain]
    const dangerously = { insecureOrigins: [lan], publicSuffixes: [preview] }

    expect(problemsOf({ origin, credentials: true, dangerously })).toMatchObject([
      { code: 'insecure-origin', path: 'origin[1]' },
      { code: 'public-suffix', path: 'origin[3]' },
      { code: 'expression-insecure-origin', path: 'origin[4]' },
    ])
  })

  it('and must list a regular expression with the same flags', () => {
    const options = {
      origin: [plain],
      credentials: true,
      dangerously: { insecureOrigins: [new RegExp(plain, 'i')] },
    }

    expect(problemsOf(options).map(({ code }) => code)).toEqual([
      'expression-insecure-origin',
      'exception-unused',
    ])
  })

  it('and applies to entries that a predicate returns', () => {
    const policy = createPolicy({
      origin: (origin) => [app, origin],
      credentials: true,
      dangerously: { insecureOrigins: [lan] },
    })

    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()

    expect(policy.allows(lan)).toBe(true)
    expect(warn).not.toHaveBeenCalled()
    expect(policy.allows('http://192.168.1.6:3000')).toBe(false)
    expect(warn).toHaveBeenCalledOnce()
    warn.mockRestore()
  })
})

describe('the message suggests a complete `dangerously` member for', () => {
  it.each<[string, CorsOptions, string]>([
    ['one address', { origin: [app, lan] }, `dangerously: { insecureOrigins: ['${lan}'] }`],
    ['the only origin', { origin: lan }, `dangerously: { insecureOrigins: ['${lan}'] }`],
    [
      'several addresses',
      { origin: ['http://a.example', app, 'http://b.example'] },
      "dangerously: { insecureOrigins: ['http://a.example', 'http://b.example'] }",
    ],
    [
      'an address next to one that is already listed',
      { origin: ['http://a.example', lan], dangerously: { insecureOrigins: [lan] } },
      `dangerously: { insecureOrigins: ['http://a.example', '${lan}'] }`,
    ],
    ['a pattern', { origin: [preview] }, `dangerously: { publicSuffixes: ['${preview}'] }`],
  ])('%s', (_, given, offer) => {
    const options = { ...given, credentials: true }
    const [problem] = problemsOf(options)

    expect(problem?.message).toContain(`\`${offer}\``)
    expect(problemsOf(withOffer(options, problem?.message))).toEqual([])
  })

  it('many addresses, with `true` instead of a long list', () => {
    const origin = Array.from({ length: 11 }, (_, index) => `http://a${index}.example`)
    const messageOf = (list: string[]): string | undefined =>
      problemsOf({ origin: list, credentials: true })[0]?.message

    expect(messageOf(origin)).toContain('`dangerously: { insecureOrigins: true }`')
    expect(messageOf(origin.slice(1))).toContain("['http://a1.example', 'http://a2.example', ")
  })
})

describe('an entry under `dangerously` that changes nothing is rejected:', () => {
  const refused = (
    origin: CorsOptions['origin'],
    dangerously: Readonly<Record<string, unknown>>,
    credentials = false,
  ): unknown => ({ ...(origin === undefined ? {} : { origin }), credentials, dangerously })

  it.each<[string, unknown, string, string?]>([
    [
      'a trailing slash',
      refused([app, lan], { insecureOrigins: [`${lan}/`] }),
      'insecureOrigins[0]',
      `'${lan}'`,
    ],
    [
      'another port',
      refused([app, lan], { insecureOrigins: ['http://192.168.1.5:3001'] }),
      'insecureOrigins[0]',
      `'${lan}'`,
    ],
    [
      'an origin that is not listed',
      refused([app], { insecureOrigins: [lan] }),
      'insecureOrigins[0]',
    ],
    ['an origin over https', refused([app], { insecureOrigins: [app] }), 'insecureOrigins[0]'],
    [
      'loopback',
      refused(['http://localhost:3000'], { insecureOrigins: ['http://localhost:3000'] }),
      'insecureOrigins[0]',
    ],
    [
      'a domain with a single owner',
      refused(['https://*.example.com'], { publicSuffixes: ['https://*.example.com'] }),
      'publicSuffixes[0]',
    ],
    [
      'the second of two',
      refused([lan], { insecureOrigins: [lan, 'http://b.example.org'] }),
      'insecureOrigins[1]',
    ],
    [
      'a regular expression that is not listed',
      refused([app], { publicSuffixes: [previews] }),
      'publicSuffixes[0]',
    ],
    [
      'an origin when every origin is allowed',
      refused(true, { insecureOrigins: [lan] }),
      'insecureOrigins[0]',
    ],
    [
      'an origin without the `origin` option',
      refused(undefined, { insecureOrigins: [lan] }),
      'insecureOrigins[0]',
    ],
    [
      'in uppercase, beside the same host over https',
      {
        origin: ['https://nas.lan', 'http://nas.lan'],
        dangerously: { insecureOrigins: ['HTTP://nas.lan'] },
      },
      'insecureOrigins[0]',
      "'http://nas.lan'",
    ],
    [
      'that resembles only an origin over https',
      { origin: [app], dangerously: { insecureOrigins: ['http://app.example.co'] } },
      'insecureOrigins[0]',
    ],
  ])('%s', (_, options, path, suggestion) => {
    const problems = problemsOf(options)

    expect(problems).toMatchObject([{ code: 'exception-unused', path: `dangerously.${path}` }])
    expect(problems[0]?.suggestion).toBe(suggestion)
    expect(problems[0]?.message).toContain(`\`dangerously.${path}\` is `)
    if (suggestion !== undefined && problems[0] !== undefined) {
      expect(problemsOf(writeBack(options, problems[0]))).toEqual([])
    }
  })

  it.each([
    ['undefined', undefined, '.filter(Boolean)'],
    ['an empty string', '', 'not in `origin`'],
    ['a number', 5, 'strings and regular expressions'],
  ])('%s', (_, entry, words) => {
    const options = refused([lan], { insecureOrigins: [lan, entry] })
    const [problem, ...others] = problemsOf(options)

    expect(problem?.path).toBe('dangerously.insecureOrigins[1]')
    expect(problem?.message).toContain(words)
    expect(others).toEqual([])
  })

  it.each(['nullOrigin', 'insecureOrigins', 'publicSuffixes'])(
    '%s with the wrong type',
    (danger) => {
      const value = danger === 'nullOrigin' ? ['null'] : 'http://a.example'

      expect(problemsOf({ dangerously: { [danger]: value } })).toMatchObject([
        { code: 'wrong-type', path: `dangerously.${danger}` },
      ])
    },
  )
})

describe('an http origin with an IP address or a local name', () => {
  const suggestionsFor = (options: CorsOptions): readonly unknown[] =>
    problemsOf({ ...options, credentials: true }).map(({ path, suggestion }) => [path, suggestion])

  it.each([
    'http://192.168.1.20:3000',
    'http://10.0.2.2:3000',
    'http://172.16.0.1',
    'http://172.31.255.1:8080',
    'http://169.254.1.1',
    'http://100.64.0.1',
    'http://0.0.0.0:3000',
    'http://46.62.1.2',
    'http://209.97.134.184:8002',
    'http://209.97.134.184:*',
    'http://[2001:db8::1]:8080',
    'http://[fd00::1]:3000',
    'http://[fe80::1]',
    'http://frontend:3000',
    'http://nas.local',
    'http://app.test',
    'http://printer.home.arpa',
    'http://app.internal:*',
    'http://*.lan',
  ])('%s', (origin) => {
    expect(suggestionsFor({ origin: [app, origin] })).toEqual([
      ['dangerously.insecureOrigins', `['${origin}']`],
    ])
    expect(
      problemsOf({ origin, credentials: true, dangerously: { insecureOrigins: [origin] } }),
    ).toEqual([])
  })

  it('while a name that is public is', () => {
    expect(suggestionsFor({ origin: 'http://app.example.com' })).toEqual([['origin', `'${app}'`]])
  })

  it.each([
    ['http://46.62.1.2/', "'http://46.62.1.2'"],
    ['192.168.0.171', "'http://192.168.0.171'"],
    ['frontend:3000', "'http://frontend:3000'"],
    ['[fd00::1]:3000', "'http://[fd00::1]:3000'"],
    ['http://192.168.1.5,', "'http://192.168.1.5'"],
    ['192.168.1.0/24', String.raw`/^http:\/\/192\.168\.1\.\d{1,3}$/`],
  ])('nor is %s, which is not an origin either', (origin, meant) => {
    const [problem, ...others] = problemsOf({ origin: [app, origin], credentials: true })

    expect(problem?.message).toContain(`Write \`${meant}\``)
    expect(problem?.message).toContain('`dangerously.insecureOrigins`')
    expect(problem).not.toHaveProperty('suggestion')
    expect(others).toEqual([])
  })

  it.each([
    ['https://a.example/', 'An origin is only scheme, host and port.'],
    ['http://10.0.0.1,http://10.0.0.2', '.split('],
  ])('or if %s is another mistake', (origin, advice) => {
    const [problem, ...others] = problemsOf({ origin, credentials: true })

    expect(problem?.message).toContain(advice)
    expect(problem?.message).not.toContain('insecureOrigins')
    expect(others).toEqual([])
  })

  it('and that one is corrected if what it means is accepted', () => {
    const dangerously = { insecureOrigins: ['http://192.168.0.171'] }

    expect(suggestionsFor({ origin: '192.168.0.171', dangerously })).toContainEqual([
      'origin',
      "'http://192.168.0.171'",
    ])
  })

  it('gets `true` if the list would be long, and no expression in it', () => {
    const many = Array.from({ length: 11 }, (_, index) => `http://10.0.0.${index}`)
    const expression = /^http:\/\/app\.example\.com$/

    expect(suggestionsFor({ origin: many })[0]).toEqual(['dangerously.insecureOrigins', 'true'])
    expect(suggestionsFor({ origin: many.slice(1) })[0]).toEqual([
      'dangerously.insecureOrigins',
      `[${many
        .slice(1)
        .map((origin) => `'${origin}'`)
        .join(', ')}]`,
    ])
    expect(suggestionsFor({ origin: ['http://10.0.0.1', expression] })[0]).toEqual([
      'dangerously.insecureOrigins',
      "['http://10.0.0.1']",
    ])
  })

  it('gets the complete list, without public hosts, and with what is accepted already', () => {
    const origins = [
      'http://10.0.0.1',
      'http://app.example.com',
      'http://b.example.com',
      'http://nas',
    ]
    const dangerously = { insecureOrigins: ['http://b.example.com'] }
    const list = "['http://10.0.0.1', 'http://b.example.com', 'http://nas']"

    expect(suggestionsFor({ origin: origins, dangerously })).toEqual([
      ['dangerously.insecureOrigins', list],
      ['origin[1]', "'https://app.example.com'"],
      ['dangerously.insecureOrigins', list],
    ])
  })
})
