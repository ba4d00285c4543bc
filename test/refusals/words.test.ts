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
    ...['https://${HOST}', '<your-origin>', 'process.env.ORIGIN'],
    ...['https://undefined', 'http://undefined:3000', 'http://localhost:undefined', 'https://null'],
    ...['https://undefined.example.com', 'https://app.undefined', 'undefined://app.example.com'],
    ...['https://app.example.com:NaN', 'undefined:3000', 'http://false'],
  ],
}

const table = Object.entries(meanings).flatMap(([meaning, words]) =>
  words.map((word) => [word, meaning] as const),
)

describe.each(table)('the word %j of an environment', (word, meaning) => {
  const suggestion = meaning === 'nothing' ? undefined : meaning

  it(`is refused, and was meant as ${meaning}`, () => {
    const [problem, ...others] = problemsOf({ origin: word })

    expect(problem).toMatchObject({ code: 'origin-word', path: 'origin' })
    expect(problem?.suggestion).toBe(suggestion)
    expect(problem?.message).not.toMatch(/https?:\/\/(?:true|false|null)'/)
    expect(others).toEqual([])
    if (suggestion !== undefined && problem !== undefined) {
      expect(problemsOf(writeBack({ origin: word }, problem))).toEqual([])
    }
  })

  it('is refused in a list, where nothing can stand for it', () => {
    const problems = problemsOf({ origin: ['https://app.example.com', word] })

    expect(problems).toMatchObject([{ code: 'origin-word', path: 'origin[1]' }])
    expect(problems[0]).not.toHaveProperty('suggestion')
  })

  it('is refused with credentials, which every origin cannot have', () => {
    const options = { origin: word, credentials: true }

    for (const problem of problemsOf(options)) {
      if (problem.suggestion !== undefined) {
        expect(problemsOf(writeBack(options, problem))).toEqual([])
      }
    }
  })
})

describe('names that only look like words are origins:', () => {
  it.each([
    'https://undefined-behavior.example.com',
    'https://true.example.com',
    'https://null.example.com',
    'https://all',
    'app://undefined-app',
  ])('%s', (origin) => {
    expect(problemsOf({ origin })).toEqual([])
  })
})

describe('an empty entry of a list is told how to be dropped:', () => {
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
    ['nothing that was split', ''.split(',')],
    ['a comma too many', 'https://a.example,'.split(',')],
    ['spaces behind commas', 'https://a.example, https://b.example'.split(',')],
    ['a line feed at the end', 'https://a.example,https://b.example\n'.split(',')],
  ])('%s: the whole line to split with', (_, origin) => {
    expect(problemsOf({ origin })[0]?.message).toContain(
      ".split(',').map((origin) => origin.trim()).filter(Boolean)",
    )
  })

  it('and not where there is no list', () => {
    for (const origin of [null, 0, '']) {
      expect(problemsOf({ origin })[0]?.message).not.toContain('.filter(Boolean)')
    }
  })
})
