import type { Suggestion } from 'allow-origin'
import { describe, expect, test } from 'vitest'
import { changePolicy } from '../../examples/playground/app/policy/change-policy.js'
import { checkPolicy } from '../../examples/playground/app/policy/check-policy.js'

type Change = Pick<Suggestion, 'option' | 'change' | 'value'>

const add: Change = { option: 'origin', change: 'add', value: ['https://b.example'] }
const only: Change = { option: 'origin', change: 'set', value: ['https://b.example'] }
const credentials: Change = { option: 'credentials', change: 'set', value: true }
const methods: Change = { option: 'methods', change: 'set', value: ['GET', 'PUT', "O'K"] }
const expose: Change = { option: 'exposedHeaders', change: 'add', value: ['X-Total-Count'] }

const changed: readonly (readonly [
  about: string,
  before: string,
  changes: Change[],
  after: string,
])[] = [
  ['an existing option', `{ credentials: false }`, [credentials], `{ credentials: true }`],
  ['a missing option', `{ origin: 'a' }`, [credentials], `{ origin: 'a', credentials: true }`],
  ['no options', `{}`, [credentials], `{ credentials: true }`],
  ['nothing', `undefined`, [credentials], `{ credentials: true }`],
  ['only a comment', `{ /* all */ }`, [credentials], `{ /* all */ credentials: true }`],
  ['only lines', `{\n  // all\n}`, [credentials], `{\n  // all\n  credentials: true,\n}`],
  ['one origin', `{ origin: 'a' }`, [add], `{ origin: ['a', 'https://b.example'] }`],
  ['a regular expression', `{ origin: /a/ }`, [add], `{ origin: [/a/, 'https://b.example'] }`],
  ['a list', `{ origin: ['a'] }`, [add], `{ origin: ['a', 'https://b.example'] }`],
  ['an empty list', `{ origin: [] }`, [add], `{ origin: ['https://b.example'] }`],
  ['parentheses', `({ origin: (['a']) })`, [add], `({ origin: (['a', 'https://b.example']) })`],
  [
    'a wildcard',
    `{ origin: '*' /* all */ }`,
    [only],
    `{ origin: ['https://b.example'] /* all */ }`,
  ],
  [
    'lines with comments',
    `{\n  origin: [\n    'a', // one, ok\n  ], // the list\n}`,
    [add, credentials],
    `{\n  origin: [\n    'a', // one, ok\n    'https://b.example',\n  ], // the list\n  credentials: true,\n}`,
  ],
  [
    'lines without a trailing comma',
    `{\n\torigin: [\n\t\t'a' /* one */\n\t]\n}`,
    [add, credentials],
    `{\n\torigin: [\n\t\t'a', /* one */\n\t\t'https://b.example'\n\t],\n\tcredentials: true\n}`,
  ],
  [
    'lines that begin with a comma',
    `{ origin: [\n  'a'\n  , 'b' ] }`,
    [add],
    `{ origin: [\n  'a'\n  , 'b', 'https://b.example' ] }`,
  ],
  ['names in a list', `{ methods: ['GET'] }`, [methods], `{ methods: ['GET', 'PUT', 'O\\'K'] }`],
  ['names in a string', `{ methods: 'GET,PUT' }`, [methods], `{ methods: 'GET,PUT, O\\'K' }`],
  ['other names', `{ methods: ['POST'] }`, [methods], `{ methods: ['GET', 'PUT', 'O\\'K'] }`],
  ['no names', `{ methods: undefined }`, [methods], `{ methods: ['GET', 'PUT', 'O\\'K'] }`],
  ['nothing exposed', `{}`, [expose], `{ exposedHeaders: ['X-Total-Count'] }`],
  [
    'some exposed',
    `{ exposedHeaders: 'X-Id' }`,
    [expose],
    `{ exposedHeaders: 'X-Id, X-Total-Count' }`,
  ],
]

describe('a suggested change', () => {
  test.each(changed)('is applied to the text, with %s', (_, before, changes, after) => {
    expect(changePolicy(before, changes)).toBe(after)
  })
})

/** Invalid policies, by what is wrong. The suggestions fix all of it. */
const broken: readonly (readonly [about: string, before: string, after: string])[] = [
  ['a trailing slash', `{ origin: 'https://a.example/' }`, `{ origin: 'https://a.example' }`],
  ['no scheme', `{ origin: ['a.example'] }`, `{ origin: ['https://a.example'] }`],
  [
    'a string that is a list',
    `{ origin: 'https://a.example,https://b.example' }`,
    `{ origin: ['https://a.example', 'https://b.example'] }`,
  ],
  [
    'a list in a list',
    `{ origin: ['https://a.example, https://b.example'] }`,
    `{ origin: ['https://a.example', 'https://b.example'] }`,
  ],
  ['a wrong name', `{ /* ours */ origins: '*' }`, `{ /* ours */ origin: '*' }`],
  [
    'a wrong name of a nested option',
    `{ dangerously: { 'nullOrigins': true } }`,
    `{ dangerously: { nullOrigin: true } }`,
  ],
  ['milliseconds', `{ maxAge: 600000 }`, `{ maxAge: 600 }`],
  ['lowercase', `{ methods: ['GET', 'patch'] }`, `{ methods: ['GET', 'PATCH'] }`],
  ['credentials for everyone', `{ credentials: true }`, `{ credentials: false }`],
  [
    'credentials for every origin',
    `{ credentials: true, origin: true }`,
    `{ credentials: true, origin: ['https://app.example.com', 'http://localhost:*'] }`,
  ],
  [
    'a private address with credentials, beside another danger',
    `{ credentials: true, origin: 'http://10.0.0.1', dangerously: { nullOrigin: false } }`,
    `{ credentials: true, origin: 'http://10.0.0.1', dangerously: { nullOrigin: false, insecureOrigins: ['http://10.0.0.1'] } }`,
  ],
  [
    'a private address with credentials',
    `{ credentials: true, origin: 'http://10.0.0.1' }`,
    `{ credentials: true, origin: 'http://10.0.0.1', dangerously: { insecureOrigins: ['http://10.0.0.1'] } }`,
  ],
  ['only an origin', `'https://a.example'`, `{ origin: 'https://a.example' }`],
  [
    'a regular expression without $',
    String.raw`{ origin: /^https:\/\/a\.example/ }`,
    String.raw`{ origin: /^https:\/\/a\.example$/ }`,
  ],
]

describe('a problem', () => {
  test.each(broken)('with %s is solved by its fixed text', (_, before, after) => {
    let text = before
    for (let rounds = 0; rounds < 10; rounds += 1) {
      const checked = checkPolicy(text)
      if (checked.starts) break
      text = checked.problems[0]?.fixed ?? text
    }
    expect(text).toBe(after)
    expect(checkPolicy(text).starts).toBe(true)
  })

  test('is at its option or at the name of the option', () => {
    const text = `{\n  origins: 1,\n  maxAge: -1 }`
    const checked = checkPolicy(text)
    const spans = checked.starts
      ? []
      : checked.problems.map(({ from, to, line, column }) => [text.slice(from, to), line, column])
    expect(spans).toEqual([
      ['origins', 2, 3],
      ['-1', 3, 11],
    ])
  })

  test.each([
    ['two names for one option', `{ origin: '*', origins: '*' }`],
    ['a name with a dot in it', `{ 'dangerously.nullOrigin': true }`],
    ['only a rule that can be switched off', `{ origin: 'null' }`],
  ])('with %s has no fixed text, because it is unclear what you meant', (_, text) => {
    const checked = checkPolicy(text)
    expect(checked.starts || checked.problems.map(({ fixed }) => fixed)).toEqual([null])
  })

  test('is one of the first twenty, and the rest are counted', () => {
    const text = `{ origin: [${"'a/',".repeat(30)}] }`
    const checked = checkPolicy(text)
    expect(checked.starts || [checked.problems.length, checked.more]).toEqual([20, 10])
  })
})
