import { createPolicy, type CorsOptions } from 'allow-origin'
import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { lookAlikeExpressions } from '../origin/audit/look-alike-expressions.js'
import { unanchoredExpressions } from '../origin/audit/unanchored-expressions.js'
import { unsoundWithCredentials } from '../origin/audit/unsound-with-credentials.js'
import { problemsOf, writeBack } from './problems.js'

const { raw } = String

/** Regular expressions for each kind of problem, with an origin that they accept by mistake and the suggestion. */
const table: readonly [
  kind: string,
  expression: RegExp,
  credentials: boolean,
  example?: string | undefined,
  suggestion?: string,
][] = [
  [
    'unanchored',
    /^https:\/\/example\.com/,
    false,
    'https://example.com.evil.example',
    String.raw`/^https:\/\/example\.com$/`,
  ],
  [
    'bare-dot',
    /^https:\/\/example.com$/,
    false,
    'https://examplexcom',
    String.raw`/^https:\/\/example\.com$/`,
  ],
  [
    'look-alike',
    /^https:\/\/.*example\.com$/,
    false,
    'https://evilexample.com',
    String.raw`/^https:\/\/(?:[a-z0-9-]+\.)*example\.com$/`,
  ],
  ['open-end', /^https:\/\/example\.com.*$/, false, 'https://example.com.evil.example'],
  [
    'multiline',
    /^https:\/\/example\.com$/m,
    false,
    undefined,
    String.raw`/^https:\/\/example\.com$/`,
  ],
  ['matches-nothing', /^https:\/\/example\.com\/$/, false],
  // eslint-disable-next-line regexp/no-super-linear-backtracking -- wrong on purpose
  ['backtracking', /^https:\/\/([a-z]+)*\.example\.com$/, false],
  ['too-complex', /^https:\/\/([a-z]+)\.\1\.example\.com$/, false],
  [
    'insecure-origin',
    /^https?:\/\/app\.example\.com$/,
    true,
    'http://app.example.com',
    String.raw`/^https:\/\/app\.example\.com$/`,
  ],
  ['public-suffix', /^https:\/\/[a-z0-9-]+\.vercel\.app$/, true, 'https://evil.vercel.app'],
  [
    'public-suffix',
    /^https:\/\/[a-z0-9-]+\.s3\.amazonaws\.com$/,
    true,
    'https://evil.s3.amazonaws.com',
  ],
  [
    'public-suffix',
    /^https:\/\/[a-z]+\.blob\.core\.windows\.net$/,
    true,
    'https://evil.blob.core.windows.net',
  ],
  ['public-suffix', /^https:\/\/[a-z]{3}-[a-z]{3}\.kobe\.jp$/, true, 'https://eee-eee.kobe.jp'],
]

describe('an unsafe regular expression', () => {
  it.each(table)('is rejected: %s: %s', (kind, expression, credentials, example) => {
    const [problem, ...others] = problemsOf({
      origin: ['https://other.example', expression],
      credentials,
    })

    expect(problem).toMatchObject({ code: `expression-${kind}`, path: 'origin[1]' })
    expect(problem?.message).toContain(`\`origin[1]\` is ${String(expression)}, which `)
    expect(others).toEqual([])
    if (example === undefined) expect(problem?.message).not.toContain('accepts "')
    else {
      const says = JSON.stringify(example)
      expect(problem?.message).toContain(says)
      expect(expression.test(example)).toBe(true)
    }
  })

  it.each(table.filter(([, , , , suggestion]) => suggestion !== undefined))(
    'gets a suggestion that is accepted: %s: %s',
    (_, expression, credentials, _example, suggestion) => {
      const options = { origin: expression, credentials }
      const [problem] = problemsOf(options)

      expect(problem?.suggestion).toBe(suggestion)
      expect(problem && problemsOf(writeBack(options, problem))).toEqual([])
    },
  )

  it.each([
    [
      /^https:\/\/example\.com/,
      'does not end with `$`. It also accepts "https://example.com.evil.example".',
    ],
    [
      /example\.com/,
      'is not anchored: start it with `^` and end it with `$`. It also accepts "https://example.com.evil.example".',
    ],
    [
      /(https:\/\/example\.com$)/,
      'does not start with `^`. It also accepts "evil-https://example.com".',
    ],
    [
      /(^https:\/\/example\.com)/,
      'does not end with `$`. It also accepts "https://example.com.evil.example".',
    ],
    [/example\.com$/, 'does not start with `^`. It also accepts "https://evilexample.com".'],
    [
      /^https:\/\/example\.com$/m,
      'has the `m` flag, so `^` and `$` match at line breaks too. Remove the flag.',
    ],
    [
      /^https?:\/\/(.*)$/m,
      'has the `m` flag, so `^` and `$` match at line breaks too. Remove the flag.',
    ],
    [
      /^https:\/\/example\.com\/$/,
      'does not match any origin that a browser sends. An origin looks like "https://app.example.com".',
    ],
    [
      new RegExp(raw`^https:\/\/([a-z]+)*\.example\.com$`),
      'can take so many steps that a single request could stall your server.',
    ],
    [
      /^https:\/\/([a-z]+)\.\1\.example\.com$/,
      'is too complex to check because of `\\1`. Use patterns such as "https://*.example.com", or a simpler regular expression.',
    ],
  ])('gets a message that says exactly what is wrong: %s', (origin, says) => {
    expect(problemsOf({ origin })[0]?.message).toBe(
      `\`origin\` is ${String(origin)}, which ${says}`,
    )
  })

  it('is accepted without credentials if the problem needs credentials', () => {
    for (const [kind, expression] of table.filter(([, , credentials]) => credentials)) {
      expect([kind, problemsOf({ origin: expression })]).toEqual([kind, []])
    }
  })

  it('is accepted with `dangerously`', () => {
    const dangers = [
      [/^https?:\/\/app\.example\.com$/, { insecureOrigins: true }],
      [/^https:\/\/[a-z0-9-]+\.vercel\.app$/, { publicSuffixes: true }],
    ] as const

    for (const [origin, dangerously] of dangers) {
      expect(problemsOf({ origin, credentials: true, dangerously })).toEqual([])
    }
  })

  it('is rejected every time, even after many others', () => {
    const unsound = /^https:\/\/example\.com/

    for (let number = 0; number < 120; number++) {
      const origin = new RegExp(String.raw`^https:\/\/app-${number}\.example\.com$`)
      expect(createPolicy({ origin }).allows(`https://app-${number}.example.com`)).toBe(true)
      expect(problemsOf({ origin: unsound })).toHaveLength(1)
    }
  })

  it('gets a message with the `dangerously` list to write', () => {
    const vercel = /^https:\/\/pr-\d+\.vercel\.app$/
    const origin = [vercel, /^http:\/\/app\.example\.com$/, 'http://b.example.com']
    const [open, plain] = problemsOf({ origin, credentials: true })

    expect(open?.message).toContain(`\`dangerously: { publicSuffixes: [${String(vercel)}] }\``)
    expect(plain?.message).toContain(
      String.raw`{ insecureOrigins: [/^http:\/\/app\.example\.com$/, 'http://b.example.com'] }`,
    )
    const dangerously = { publicSuffixes: [vercel], insecureOrigins: origin.slice(1) }
    expect(problemsOf({ origin, credentials: true, dangerously })).toEqual([])
  })
})

describe('with credentials, a regular expression that needs a rewrite', () => {
  const others = [...unanchoredExpressions, ...lookAlikeExpressions, ...unsoundWithCredentials]

  it.each([
    [/localhost:3000$/, ['unanchored']],
    [/https?:\/\/app\.example\.com$/, ['unanchored', 'insecure-origin']],
    [/\.example\.com$/, ['unanchored']],
    [/\.pages\.dev$/, ['unanchored', 'public-suffix']],
    [/vercel\.app$/, ['unanchored', 'public-suffix']],
    [/vercel\.app/, ['unanchored', 'public-suffix']],
    [/^chrome-extension:\/\//, ['unanchored', 'public-suffix']],
    [/^https:\/\/.*my-app.vercel\.app$/, ['bare-dot', 'look-alike']],
    // It has no rewrite that is safe, whatever else is wrong.
    [new RegExp(raw`^https?:\/\/([a-z]+)*\.vercel\.app`), ['backtracking']],
  ])('gets every problem that the rewrite would still have: %s', (origin, kinds) => {
    expect(problemsOf({ origin, credentials: true }).map(({ code }) => code)).toEqual(
      kinds.map((kind) => `expression-${kind}`),
    )
  })

  it.each(others.map(([expression]) => expression))(
    'is accepted after following the message: %s',
    (origin) => {
      const told = problemsOf({ origin, credentials: true }).flatMap(({ message }) =>
        Array.from(
          message.matchAll(/write `(.+?)` and accept the risk with `(dangerously: .+? \})`/g),
        ),
      )
      const entries = new Set(told.map(([, entry = '']) => entry))
      expect(entries.size).toBeLessThan(2)
      for (const entry of entries) {
        const dangers = told.map(
          ([, , line = '']) => (evaluate(`{ ${line} }`) as CorsOptions).dangerously,
        )
        const dangerously = Object.assign({}, ...dangers) as CorsOptions['dangerously']
        const fixed = { origin: evaluate(entry), credentials: true, dangerously }
        expect([entry, problemsOf(fixed)]).toEqual([entry, []])
      }
    },
  )
})

it('lists the other entries in their corrected form', () => {
  const origin = [/\.pages\.dev$/, /netlify\.app$/, /^https:\/\/pr-\d+\.vercel\.app$/]
  const problems = problemsOf({ origin, credentials: true })

  const list = String.raw`['https://*.pages.dev', /^https:\/\/(?:[a-z0-9-]+\.)*netlify\.app$/, /^https:\/\/pr-\d+\.vercel\.app$/]`
  const told = problems.filter(({ code }) => code === 'expression-public-suffix')
  expect(told.map(({ message }) => message.includes(`{ publicSuffixes: ${list} }`))).toEqual([
    true,
    true,
    true,
  ])
})

const evaluate = (code: string): unknown => runInThisContext(`(${code})`)

describe('a regular expression that accepts every origin', () => {
  const everything = [
    ...[/.*/, /.+/, /./, /^/, /https?:\/\/.*/, /^https?:\/\//, /https?/, /:\/\//g],
    /HTTPS?:/gi,
  ]

  it.each(everything)("is corrected to `origin: '*'`: %s", (origin) => {
    const [problem] = problemsOf({ origin })

    expect(problem?.code).toBe('expression-unanchored')
    expect(problem?.message).toContain(
      "accepts every origin. If that is what you mean, write `origin: '*'`",
    )
    expect(problem?.suggestion).toBe("'*'")
    expect(problemsOf({ origin })).toHaveLength(1)
    expect(problemsOf({ origin: '*' })).toEqual([])
  })

  it.each(everything)("is not corrected to '*' in a list: %s", (expression) => {
    const options = { origin: ['https://app.example.com', expression] }
    const [problem] = problemsOf(options)

    expect(problem?.suggestion).not.toBe("'*'")
    if (problem?.suggestion !== undefined)
      expect(problemsOf(writeBack(options, problem))).toEqual([])
  })

  it('gets its anchors in a list, but not with credentials', () => {
    const origin = ['https://app.example.com', /https?:\/\/.*/]

    expect(problemsOf({ origin })[0]?.suggestion).toBe(String.raw`/^https?:\/\/.*$/`)
    expect(problemsOf({ origin, credentials: true })[0]).not.toHaveProperty('suggestion')
  })

  it('is still rejected with credentials if names that anyone can register are accepted', () => {
    const dangerously = { publicSuffixes: true }
    const problems = problemsOf({ origin: /https?/, credentials: true, dangerously })

    expect(problems.map(({ code }) => code)).toEqual([
      'expression-unanchored',
      'expression-insecure-origin',
    ])
  })

  it.each(everything)(
    'gets one problem and an example for development with credentials: %s',
    (origin) => {
      const options = { origin, credentials: true }
      const [problem, ...others] = problemsOf(options)

      expect(others).toEqual([])
      expect(problem?.code).toBe('expression-public-suffix')
      expect(problem?.message).toContain('any web page could act as your signed-in users')
      expect(problem?.suggestion).toBe("['https://app.example.com', 'http://localhost:*']")
      expect(problem && problemsOf(writeBack(options, problem))).toEqual([])
    },
  )

  it.each([/^https?:\/\/(?!internal)/, /^(?!https:\/\/evil\.com)/, /^https?:\/\/.{8,}/])(
    "is different from one with an exception, which is not corrected to '*': %s",
    (origin) => {
      for (const credentials of [false, true]) {
        for (const { message, suggestion } of problemsOf({ origin, credentials })) {
          expect(message).not.toContain('every origin')
          expect(suggestion).not.toBe("'*'")
        }
      }
    },
  )

  it('may come from a missing variable, and gets no suggestion', () => {
    const [problem] = problemsOf({ origin: new RegExp(undefined as unknown as string) })

    expect(problem?.code).toBe('expression-unanchored')
    expect(problem?.message).toContain(
      'is empty, so it accepts every origin: is a variable missing?',
    )
    expect(problem?.suggestion).toBeUndefined()
  })
})
