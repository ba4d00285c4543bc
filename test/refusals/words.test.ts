import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from './problems.js'

const meanings: Readonly<Record<string, readonly string[]>> = {
  true: ['true', 'TRUE', 'True', ' true ', '"true"', "'true'"],
  "'*'": ['any', 'ALL', 'all', 'everyone', '"*"', "'*'", ' * ', 'yes', '1', '.*', '^.*$', '/.*/'],
  false: ['false', 'False', '"false"', 'none', 'NONE', 'no', 'off', 'disabled', '0'],
  nothing: [
    ...['undefined', 'Undefined', '"undefined"', 'NULL', 'Null', "'null'", '"null"', 'NaN', 'nil'],
    ...['[object Object]', 'self', 'same-origin', '${ORIGIN}', '$ORIGIN', '%ORIGIN%', '{{origin}}'],
    ...['production', 'Development', 'my-app', 'https://:tenant.example.com'],
    ...['https://${HOST}', '<your-origin>', 'process.env.ORIGIN', '#{ORIGIN}', '$(ORIGIN)'],
    ...['__ORIGIN__', '@ORIGIN@', '3000', ':3000', 'http://YOUR_SERVER_IP', 'YOUR-APP.a.example'],
    ...['Deno.env.get("ORIGIN")', "config.get('origin')", 'env.ORIGIN', 'getOrigins()', '`env.X`'],
    ...['${process.env.ORIGIN}', 'import.meta.env.VITE_X', "process.env['X']", 'DESKTOP-RIJO8EF'],
    ...['https://[your-domain].com', '${A},https://b.example', 'a'.repeat(100)],
    ...['https://undefined', 'http://undefined:3000', 'http://localhost:undefined', 'https://null'],
    ...['https://undefined.example.com', 'https://app.undefined', 'undefined://app.example.com'],
    ...['https://app.example.com:NaN', 'undefined:3000', 'http://false'],
  ],
}

const table = Object.entries(meanings).flatMap(([meaning, words]) =>
  words.map((word) => [word, meaning] as const),
)

describe.each(table)('the word %j instead of an origin', (word, meaning) => {
  const suggestion = meaning === 'nothing' ? undefined : meaning

  it(
    suggestion === undefined ? 'is rejected without a suggestion' : `is corrected to ${meaning}`,
    () => {
      const [problem, ...others] = problemsOf({ origin: word })

      expect(problem).toMatchObject({ code: 'origin-word', path: 'origin' })
      expect(problem?.suggestion).toBe(suggestion)
      expect(problem?.message).not.toMatch(/https?:\/\/(?:true|false|null)'/)
      expect(others).toEqual([])
      if (suggestion !== undefined && problem !== undefined) {
        expect(problemsOf(writeBack({ origin: word }, problem))).toEqual([])
      }
    },
  )

  it('is rejected in a list without a suggestion', () => {
    const problems = problemsOf({ origin: ['https://app.example.com', word] })

    expect(problems).toMatchObject([{ code: 'origin-word', path: 'origin[1]' }])
    expect(problems[0]).not.toHaveProperty('suggestion')
  })

  it('gets a suggestion that is accepted with credentials, or none', () => {
    const options = { origin: word, credentials: true }

    for (const problem of problemsOf(options)) {
      if (problem.suggestion !== undefined) {
        expect(problemsOf(writeBack(options, problem))).toEqual([])
      }
    }
  })
})

it.each(['none', 'false'])('the word %j is corrected with credentials too', (origin) => {
  expect(problemsOf({ origin, credentials: true })[0]?.suggestion).toBe('false')
})

describe('the message says what to do:', () => {
  it.each([
    ['process.env.CLIENT_URL', 'Remove the quotes: `process.env.CLIENT_URL`.'],
    ['${process.env.X}', 'Remove the quotes: `process.env.X`.'],
    ['import.meta.env.VITE_X', 'Remove the quotes: `import.meta.env.VITE_X`.'],
    ['process.env["X"]', 'Remove the quotes: `process.env["X"]`.'],
    ["process.env.X || 'https://a.example'", "`process.env.X || 'https://a.example'`."],
    ["process.env.X.split(',')", 'Remove the quotes.'],
    ['https://${process.env.HOST}', 'In code, use backticks instead of quotes'],
    ['${CLIENT_URL}', 'elsewhere, set the variable'],
    ['%ORIGIN%', 'Set the environment variable'],
    [`process.env.${'X'.repeat(68)}`, `Remove the quotes: \`process.env.${'X'.repeat(68)}\`.`],
    [`process.env.${'X'.repeat(69)}`, 'is code in quotes. Remove the quotes.'],
    ['DESKTOP-RIJO8EF', '"http://desktop-rijo8ef:3000" for a machine with that name'],
    ['a'.repeat(40), `is a word, not an origin. Write the origin of your pages`],
    ['a'.repeat(40), `"http://${'a'.repeat(40)}:3000" for a machine with that name`],
    ['a'.repeat(41), '"http://name:3000" for a machine with that name'],
    ['99999', 'is a port, not an origin. Write the whole origin, such as "http://localhost:3000".'],
    [':3000', 'is a port, not an origin. Write the whole origin, such as "http://localhost:3000".'],
    ['production', 'Write the origin that your pages have there'],
    ['Staging', 'Write the origin that your pages have there'],
  ])('%s', (origin, words) => {
    expect(problemsOf({ origin })[0]?.message).toContain(words)
  })
})

describe('the message names the mistake:', () => {
  it.each([
    ['https://a.example;', 'ends with a `;`. Remove it.'],
    ['https://a.example,', 'ends with a `,`. Remove it.'],
    [';https://a.example', 'starts with a `;`. Remove it.'],
    ['http://https://a.example', 'has two schemes'],
    ['https:https://a.example', 'has two schemes'],
    ['http//a.example', 'does not have `://` right after its scheme'],
    ['https:a.example', 'does not have `://` right after its scheme'],
    ['https ://a.example', 'does not have `://` right after its scheme'],
    ['capacitor:localhost', 'does not have `://` right after its scheme'],
    ['https:///a.example', 'has too many slashes after its scheme'],
    ['https://', 'has a scheme and nothing else'],
    ['http://localhost:127.0.0.1:5500', 'has two hosts'],
    ['http://a.example:b.example:80', 'has two hosts'],
    ['http://localhost:3000:3001', 'has two ports'],
    ['http://localhost:PORT', 'has a port that is not a number'],
    ['/api', 'is a path'],
    ['http://10.0.0.0/8', 'is a range of addresses'],
    ['http://[fd00::]/64', 'is a range of addresses'],
    ['http://[fd00::]/112', 'is a range of addresses'],
    ['http://[fd00::]/128', 'is a range of addresses'],
    ['https://*:*', 'has a `*` as its whole host'],
    ['*localhost*', 'has a `*` in the wrong place'],
    ['moz-extension://*/', 'ends with a slash'],
  ])('%s', (origin, words) => {
    expect(problemsOf({ origin })[0]?.message).toContain(words)
  })

  it.each([null, 0, NaN])('%s turns CORS off in the npm package `cors`', (origin) => {
    const [problem] = problemsOf({ origin })

    expect(problem?.message).toContain('turns CORS off in the package `cors`')
    expect(problem?.message).toContain("'*' allows every origin")
  })
})

describe('origins that contain such words are accepted:', () => {
  it.each([
    'https://undefined-behavior.example.com',
    'https://true.example.com',
    'https://null.example.com',
    'https://all',
    'app://undefined-app',
    'https://env.example.com',
  ])('%s', (origin) => {
    expect(problemsOf({ origin })).toEqual([])
  })
})

describe('the message says how to remove an empty entry:', () => {
  it.each([undefined, null, false, 0, NaN, ''])('%j in `origin`', (empty) => {
    const problems = problemsOf({ origin: ['https://app.example.com', empty] })

    expect(problems).toMatchObject([
      { code: empty === '' ? 'origin-empty' : 'wrong-type', path: 'origin[1]' },
    ])
    expect(problems[0]?.message).toContain('.filter(Boolean)')
    expect(problems[0]).not.toHaveProperty('suggestion')
  })

  it.each(['methods', 'allowedHeaders', 'exposedHeaders'])('undefined in `%s`', (name) => {
    const problems = problemsOf({ [name]: ['GET', undefined] })

    expect(problems).toMatchObject([{ code: 'wrong-type', path: `${name}[1]` }])
    expect(problems[0]?.message).toContain('.filter(Boolean)')
  })

  it.each([
    ['an empty string that was split', ''.split(',')],
    ['a trailing comma', 'https://a.example,'.split(',')],
    ['spaces after commas', 'https://a.example, https://b.example'.split(',')],
    ['a line feed at the end', 'https://a.example,https://b.example\n'.split(',')],
  ])('%s: with code to split the string', (_, origin) => {
    expect(problemsOf({ origin })[0]?.message).toContain(
      ".split(',').map((origin) => origin.trim()).filter(Boolean)",
    )
  })

  it('but not for spaces inside quotes', () => {
    const [problem] = problemsOf({ origin: ['https://a.example', '"https:// b.example"'] })

    expect(problem?.message).toContain(
      'has spaces, quotes or invisible characters around it. Remove them',
    )
  })

  it('but not for another mistake in an entry with spaces around it', () => {
    const [problem] = problemsOf({ origin: [String.raw`/^https:\/\/a\.example$/ `] })

    expect(problem?.message).toContain('Write a RegExp, without the quotes')
  })

  it('but not outside a list', () => {
    for (const origin of [null, 0, '']) {
      expect(problemsOf({ origin })[0]?.message).not.toContain('.filter(Boolean)')
    }
  })
})
