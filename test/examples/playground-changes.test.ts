import type { Suggestion } from 'allow-origin'
import { describe, expect, test } from 'vitest'
import { changePolicy } from '../../examples/playground/change-policy.js'
import { checkPolicy } from '../../examples/playground/check-policy.js'

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
  ['an option that is there', `{ credentials: false }`, [credentials], `{ credentials: true }`],
  ['an option that is not', `{ origin: 'a' }`, [credentials], `{ origin: 'a', credentials: true }`],
  ['no option at all', `{}`, [credentials], `{ credentials: true }`],
  ['nothing', `undefined`, [credentials], `{ credentials: true }`],
  ['a comment alone', `{ /* all */ }`, [credentials], `{ /* all */ credentials: true }`],
  ['lines alone', `{\n  // all\n}`, [credentials], `{\n  // all\n  credentials: true,\n}`],
  ['one origin', `{ origin: 'a' }`, [add], `{ origin: ['a', 'https://b.example'] }`],
  ['an expression', `{ origin: /a/ }`, [add], `{ origin: [/a/, 'https://b.example'] }`],
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
    'lines without a comma at the end',
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
  ['names in a text', `{ methods: 'GET,PUT' }`, [methods], `{ methods: 'GET,PUT, O\\'K' }`],
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

describe('a change that is suggested', () => {
  test.each(changed)('is written in the text, with %s', (_, before, changes, after) => {
    expect(changePolicy(before, changes)).toBe(after)
  })
})

/** Policies that do not start, by what is wrong; all of it is put right by what is suggested. */
const broken: readonly (readonly [about: string, before: string, after: string])[] = [
  ['a slash', `{ origin: 'https://a.example/' }`, `{ origin: 'https://a.example' }`],
  ['no scheme', `{ origin: ['a.example'] }`, `{ origin: ['https://a.example'] }`],
  [
    'text that is a list',
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
    'a wrong name further in',
    `{ dangerously: { 'nullOrigins': true } }`,
    `{ dangerously: { nullOrigin: true } }`,
  ],
  ['milliseconds', `{ maxAge: 600000 }`, `{ maxAge: 600 }`],
  ['lower case', `{ methods: ['GET', 'patch'] }`, `{ methods: ['GET', 'PATCH'] }`],
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
  ['an origin alone', `'https://a.example'`, `{ origin: 'https://a.example' }`],
  [
    'an open expression',
    String.raw`{ origin: /^https:\/\/a\.example/ }`,
    String.raw`{ origin: /^https:\/\/a\.example$/ }`,
  ],
]

describe('a problem', () => {
  test.each(broken)('with %s is put right by its fixed text', (_, before, after) => {
    let text = before
    for (let rounds = 0; rounds < 10; rounds += 1) {
      const checked = checkPolicy(text)
      if (checked.starts) break
      text = checked.problems[0]?.fixed ?? text
    }
    expect(text).toBe(after)
    expect(checkPolicy(text).starts).toBe(true)
  })

  test('stands where its option stands, or its name', () => {
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
    ['a way past a rule alone', `{ origin: 'null' }`],
  ])('with %s has no fixed text: it is not plain what was meant', (_, text) => {
    const checked = checkPolicy(text)
    expect(checked.starts || checked.problems.map(({ fixed }) => fixed)).toEqual([null])
  })

  test('is one of many: the first twenty are told, and how many more there are', () => {
    const text = `{ origin: [${"'a/',".repeat(30)}] }`
    const checked = checkPolicy(text)
    expect(checked.starts || [checked.problems.length, checked.more]).toEqual([20, 10])
  })
})
