import { cors, createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange } from '../support/exchange.js'
import { problemsOf } from './problems.js'

const app = 'https://app.example.com'

describe('CorsOptionsError', () => {
  it('lists every problem with its value and its fix', () => {
    expect(() =>
      cors({ orign: app, credentials: 'yes', maxAge: 600_000 } as unknown as CorsOptions),
    ).toThrow(
      expect.objectContaining({
        name: 'CorsOptionsError',
        message: [
          'The CORS options have 3 problems.',
          '',
          '  Unknown option `orign`. Did you mean `origin`?',
          '  Write: origin',
          '',
          '  `credentials` is "yes". It must be true or false.',
          '',
          '  `maxAge` is 600000, which looks like milliseconds. It must be a whole number of seconds between 0',
          '  and 86400 (one day); browsers cap it there or lower.',
          '  Write: maxAge: 600',
          '',
          'See docs/errors.md in the package allow-origin: unknown-option, wrong-type, max-age',
        ].join('\n'),
      }),
    )
  })

  it.each([
    ['orgin', 'origin'],
    ['Origin', 'origin'],
    ['allowHeaders', 'allowedHeaders'],
    ['max_age', 'maxAge'],
    ['credential', 'credentials'],
    ['o', undefined],
    ['', undefined],
    ['whitelist', 'origin'],
    ['something', undefined],
  ])('corrects the option %j to %s', (name, suggestion) => {
    expect(problemsOf({ [name]: 1 })[0]?.suggestion).toBe(suggestion)
  })

  it.each<[value: unknown, quoted: string]>([
    ['\u00e9\n', '"é\\n"'],
    [/x/g, '/x/g'],
    [1n, '1'],
    [Symbol('x'), 'Symbol(x)'],
    [{ a: 1 }, '{"a":1}'],
    [() => 1, 'a function'],
    [
      function named() {
        return 1
      },
      'a function',
    ],
    [
      Object.assign(Object.create(null), {
        toJSON: () => {
          throw new Error('no')
        },
      }),
      'an object',
    ],
    ['x '.repeat(1000), `"${'x '.repeat(59)}…`],
  ])('quotes %s', (value, quoted) => {
    const [problem] = problemsOf({ methods: [value] })

    expect(problem?.message.split(/\. It must be|, which/)[0]).toBe(`\`methods[0]\` is ${quoted}`)
  })
})

describe('the error message', () => {
  const messageFor = (origin: unknown): string => {
    try {
      createPolicy({ origin, credentials: true } as CorsOptions)
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }

  it('has one block for each path and shows each suggestion once', () => {
    const message = messageFor([/example\.com$/, /^http:\/\/.*example\.org$/])
    const suggestions = problemsOf({
      origin: [/example\.com$/, /^http:\/\/.*example\.org$/],
      credentials: true,
    }).flatMap(({ suggestion = [] }) => suggestion)

    expect(message.split('\n\n')).toHaveLength(4)
    expect(suggestions.length).toBeGreaterThan(new Set(suggestions).size)
    expect(message.match(/Write: /g)).toHaveLength(new Set(suggestions).size)
  })

  it('shows only the first ten problems and counts the rest', () => {
    const origins = Array.from({ length: 20_000 }, (_, index) => `https://tenant-${index}.example/`)
    const message = messageFor(origins)

    expect(problemsOf({ origin: origins })).toHaveLength(20_000)
    expect(message).toMatch(/^The CORS options have 20000 problems\.\n/)
    expect(message).toMatch(
      /\n\n {2}… and 19990 more, in `error\.problems`\.\n\nSee docs\/errors\.md /,
    )
    expect(message.length).toBeLessThan(4_000)
  })
})

describe('`app.use(cors)` without parentheses', () => {
  it('passes an error with the fix to `next`', async () => {
    const received = await exchange(cors as never, actual(app))

    expect(received).toMatchObject({ status: 500, headers: {}, handled: 0 })
    expect(received.errors).toEqual([
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'factory-not-called', suggestion: 'cors()' })],
      }),
    ])
  })
})
