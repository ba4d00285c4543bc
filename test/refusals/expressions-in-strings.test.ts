import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const { raw } = String

/** A regular expression in quotes, its suggestion, and the origins that this must allow and must not allow. */
const table: readonly [
  written: string,
  suggestion: string | undefined,
  allowed: readonly string[],
  denied?: readonly string[],
][] = [
  [
    raw`/\.example\.com$/`,
    "'https://*.example.com'",
    ['https://a.example.com'],
    ['https://a.example', 'https://example.com.evil.example'],
  ],
  [
    raw`^https://.*\.example\.com$`,
    raw`/^https:\/\/.*\.example\.com$/`,
    ['https://a.example.com', 'https://a.b.example.com'],
  ],
  [
    raw`^https:\/\/app\.example\.com$`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [raw`\Ahttps://a.example\z`, raw`/^https:\/\/a\.example$/`, ['https://a.example']],
  [
    raw`/^https:\\/\\/app\\.example\\.com$/`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`/^https:\/\/APP\.example\.com$/i`,
    raw`/^https:\/\/APP\.example\.com$/i`,
    ['https://app.example.com'],
  ],
  [
    raw`/^https:\/\/APP\.example\.com$/gi`,
    raw`/^https:\/\/APP\.example\.com$/i`,
    ['https://app.example.com'],
  ],
  [
    raw`/^https:\/\/APP\.example\.com$/is`,
    raw`/^https:\/\/APP\.example\.com$/i`,
    ['https://app.example.com'],
  ],
  [
    raw`(?mi)^https://APP\.example\.com$`,
    raw`/^https:\/\/APP\.example\.com$/i`,
    ['https://app.example.com'],
  ],
  [
    raw`/^https:\/\/app\.example\.com$/gm`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`regex:^https://pr-\d+\.example\.com$`,
    raw`/^https:\/\/pr-\d+\.example\.com$/`,
    ['https://pr-1.example.com'],
  ],
  [
    raw` ^https://app\.example\.com$ `,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`"^https://app\.example\.com$"`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`"~^https://app\.example\.com$"`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`regex="^https://app\.example\.com$"`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`~*^https://app\.example\.com$`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`(?im)^https://APP\.example\.com$`,
    raw`/^https:\/\/APP\.example\.com$/i`,
    ['https://app.example.com'],
  ],
  [
    raw`https://pr-.\.example\.com`,
    raw`/^https:\/\/pr-.\.example\.com$/`,
    ['https://pr-1.example.com'],
  ],
  [
    raw`https://[\w\]]+.example.com`,
    raw`/^https:\/\/[\w\]]+\.example\.com$/`,
    ['https://a.example.com'],
  ],
  [
    '^https://a.example|https://b.example$',
    raw`/^(?:https:\/\/a\.example|https:\/\/b\.example)$/`,
    ['https://a.example', 'https://b.example'],
    ['https://a.example.evil.example', 'https://axexample'],
  ],
  [
    '^a.example|b.example$',
    raw`/^https:\/\/(?:a\.example|b\.example)$/`,
    ['https://a.example', 'https://b.example'],
    ['https://a.example.evil.example', 'https://axexample'],
  ],
  [
    raw`^https://(?:a\.example|b.example)$`,
    raw`/^https:\/\/(?:a\.example|b\.example)$/`,
    ['https://a.example', 'https://b.example'],
    ['https://axexample', 'https://bxexample'],
  ],
  [
    '^https://a.example$|^https://b.example$',
    raw`/^(?:https:\/\/a\.example$|^https:\/\/b\.example)$/`,
    ['https://a.example', 'https://b.example'],
    ['https://axexample', 'https://bxexample'],
  ],
  [
    raw`https:\\/\\/pr-\\d+\\.example\\.com`,
    raw`/^https:\/\/pr-\d+\.example\.com$/`,
    ['https://pr-1.example.com'],
  ],
  [
    raw`https://[^.]+\.example\.com`,
    raw`/^https:\/\/[^.]+\.example\.com$/`,
    ['https://a.example.com'],
    ['https://a.b.example.com'],
  ],
  [raw`^(?i)https://APP\.example\.com$`, undefined, []],
  [raw`/app\.example\.com/.*`, undefined, []],
  // What looks like a marker, but in the middle.
  [raw`http://core:\d+`, raw`/^http:\/\/core:\d+$/`, ['http://core:3000']],
  [
    raw`https://[a-z0-9._~-]+\.example\.com`,
    raw`/^https:\/\/[a-z0-9._~-]+\.example\.com$/`,
    ['https://a.b.example.com'],
  ],
  ['^[a-z]+$', undefined, []],
  [raw`regexp: https://pr-\d+\.example\.com`, undefined, []],
  [
    raw`re:https://pr-\d+\.example\.com`,
    raw`/^https:\/\/pr-\d+\.example\.com$/`,
    ['https://pr-1.example.com'],
  ],
  [
    raw`~^https://pr-\d+\.example\.com$`,
    raw`/^https:\/\/pr-\d+\.example\.com$/`,
    ['https://pr-1.example.com'],
  ],
  [
    raw`(?i)^https://app\.example\.com$`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`r'^https://app\.example\.com$'`,
    raw`/^https:\/\/app\.example\.com$/`,
    ['https://app.example.com'],
  ],
  [
    raw`http://localhost:\d+`,
    raw`/^http:\/\/localhost:\d+$/`,
    ['http://localhost:3000'],
    ['http://localhost:3000.evil.example'],
  ],
  // JavaScript drops a single backslash in a string.
  ['http://localhost:d+', raw`/^http:\/\/localhost:\d+$/`, ['http://localhost:3000']],
  [
    raw`http://localhost(:\d+)?`,
    raw`/^http:\/\/localhost(:\d+)?$/`,
    ['http://localhost', 'http://localhost:3000'],
  ],
  [raw`http://localhost:[0-9]{4}`, raw`/^http:\/\/localhost:[0-9]{4}$/`, ['http://localhost:3000']],
  [
    'https?://example.com',
    raw`/^https?:\/\/example\.com$/`,
    ['https://example.com', 'http://example.com'],
    ['https://examplexcom'],
  ],
  [
    raw`https://(www|app)\.example\.com`,
    raw`/^https:\/\/(www|app)\.example\.com$/`,
    ['https://www.example.com', 'https://app.example.com'],
    ['https://api.example.com'],
  ],
  [
    'https://(www.)?example.com',
    raw`/^https:\/\/(www\.)?example\.com$/`,
    ['https://www.example.com', 'https://example.com'],
  ],
  [
    'https://.*.example.com',
    raw`/^https:\/\/.*\.example\.com$/`,
    ['https://a.example.com'],
    ['https://evilexample.com'],
  ],
  [
    'https://[a-z]+.example.com',
    raw`/^https:\/\/[a-z]+\.example\.com$/`,
    ['https://a.example.com'],
  ],
  [
    'https://[a-z]+.[a-z]+.example.com',
    raw`/^https:\/\/[a-z]+\.[a-z]+\.example\.com$/`,
    ['https://a.b.example.com'],
    ['https://axb.example.com'],
  ],
  [
    'https://[a.b]+.example.com',
    raw`/^https:\/\/[a.b]+\.example\.com$/`,
    ['https://a.b.example.com'],
    ['https://c.example.com'],
  ],
  [
    raw`https://pr-[0-9]{1,4}\.example\.com`,
    raw`/^https:\/\/pr-[0-9]{1,4}\.example\.com$/`,
    ['https://pr-1.example.com'],
  ],
  [
    'https://.{5,}.X.Y.com',
    raw`/^https:\/\/.{5,}\.x\.y\.com$/`,
    ['https://abcde.x.y.com'],
    ['https://abcdeaxxy.com'],
  ],
  [
    raw`https://.{2,}\.example\.com`,
    raw`/^https:\/\/.{2,}\.example\.com$/`,
    ['https://ab.example.com'],
  ],
  [
    raw`https://[a-z]{1,3}\.example\.com`,
    raw`/^https:\/\/[a-z]{1,3}\.example\.com$/`,
    ['https://abc.example.com'],
  ],
  [
    raw`https://(?:a|b){1,2}.example.com`,
    raw`/^https:\/\/(?:a|b){1,2}\.example\.com$/`,
    ['https://ab.example.com'],
  ],
  [
    'https://[a-z,]+.example.com',
    raw`/^https:\/\/[a-z,]+\.example\.com$/`,
    ['https://a.example.com'],
  ],
  ['https://[abc].example.com', raw`/^https:\/\/[abc]\.example\.com$/`, ['https://a.example.com']],
  ['https://.*?.example.com', raw`/^https:\/\/.*?\.example\.com$/`, ['https://a.example.com']],
  ['https://.?.example.com', raw`/^https:\/\/.?\.example\.com$/`, ['https://a.example.com']],
  [
    'http(s)://example.com',
    raw`/^https?:\/\/example\.com$/`,
    ['https://example.com', 'http://example.com'],
  ],
  ...['#^', '~^', '@^', String.raw`#\A`].map((start): (typeof table)[number] => [
    raw`${start}https://.*\.example\.com${start === raw`#\A` ? raw`\z` : '$'}${start.charAt(0)}i`,
    raw`/^https:\/\/.*\.example\.com$/`,
    ['https://a.example.com'],
  ]),
  [
    'http(s?)://example.com',
    raw`/^http(s?):\/\/example\.com$/`,
    ['https://example.com', 'http://example.com'],
  ],
  [
    '^https://*.example.com$',
    raw`/^https:\/\/.*\.example\.com$/`,
    ['https://a.example.com'],
    ['https://example.com.evil.example', 'https://evilexample.com'],
  ],
  [raw`/\.co\.uk$/`, undefined, []],
  [raw`/\.com$/`, undefined, []],
  ['https://([a-z', undefined, []],
]

const evil = ['https://evil.example', 'https://evil.co', 'https://evil.com', 'https://a.uk', 'null']

describe.each(table)('the string %j', (written, suggestion, allowed, denied = []) => {
  it('is recognized as a regular expression', () => {
    const problems = problemsOf({ origin: [written] })
    const [problem] = problems

    expect(problems).toHaveLength(1)
    if (written.includes('([a-z') || written.includes(': ')) return
    expect(problem).toMatchObject({ code: 'origin-expression', path: 'origin[0]' })
    expect(problem?.message).toContain('regular expression in a string')
  })

  it('gets a suggestion that is accepted and does not allow more', () => {
    for (const options of [{ origin: written }, { origin: [written], credentials: true }]) {
      const [problem] = problemsOf(options)
      if (!('credentials' in options)) expect(problem?.suggestion).toBe(suggestion)
      if (problem?.suggestion === undefined) continue
      const policy = createPolicy(writeBack(options, problem) as CorsOptions)
      const isSecure = (origin: string): boolean => !origin.startsWith('http:')
      const kept = 'credentials' in options ? allowed.filter(isSecure) : allowed
      for (const origin of kept) expect([origin, policy.allows(origin)]).toEqual([origin, true])
      for (const origin of [...denied, ...evil]) {
        expect([origin, policy.allows(origin)]).toEqual([origin, false])
      }
    }
  })
})

describe('other mistakes are not mistaken for regular expressions:', () => {
  it.each([
    'https://example.com/',
    'https://example.com?query',
    'https://app.*.example.com',
    'https://example.*',
    'https://pr-*.example.com',
    'http://localhost:*/',
    'https:\\\\docs.example.com',
    'C:\\docs\\index.html',
    'http://[2001:DB8::1]',
    'http://[::1]*',
    'http://[2001:db8::1].:3000',
    '[https://a.example,https://b.example]',
    '[a.example,b.example]',
    'https://a.example|https://b.example',
    '//example.com/',
  ])('%j', (origin) => {
    expect(problemsOf({ origin })[0]?.code).toMatch(/^origin-(?!expression)/)
  })
})

describe('a wildcard inside a label gets a regular expression:', () => {
  it.each([
    [
      'https://*--mysite.netlify.app',
      raw`/^https:\/\/[a-z0-9-]+--mysite\.netlify\.app$/`,
      'https://pr-1--mysite.netlify.app',
    ],
    [
      'https://*-preview.example.com',
      raw`/^https:\/\/[a-z0-9-]+-preview\.example\.com$/`,
      'https://a-preview.example.com',
    ],
    [
      'https://pr-*.example.com',
      raw`/^https:\/\/pr-[a-z0-9-]+\.example\.com$/`,
      'https://pr-1.example.com',
    ],
    [
      'https://*_preview.example.com:8443',
      raw`/^https:\/\/[a-z0-9-]+_preview\.example\.com:8443$/`,
      'https://a_preview.example.com:8443',
    ],
    [
      'https://*.pr-*.example.com',
      raw`/^https:\/\/(?:[a-z0-9-]+\.)+pr-[a-z0-9-]+\.example\.com$/`,
      'https://a.b.pr-1.example.com',
    ],
  ])('%s', (origin, suggestion, allowed) => {
    const [problem] = problemsOf({ origin })

    expect(problem).toMatchObject({ code: 'origin-wildcard', suggestion })
    const policy = createPolicy(problem && (writeBack({ origin }, problem) as CorsOptions))
    expect(policy.allows(allowed)).toBe(true)
    expect(policy.allows('https://evil.example')).toBe(false)
  })
})
