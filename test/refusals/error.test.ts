import { cors, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange } from '../support/exchange.js'
import { problemsOf } from './problems.js'

const app = 'https://app.example.com'

describe('the error', () => {
  it('lists every problem, with the values and what to write', () => {
    expect(() =>
      cors({ orign: app, credentials: 'yes', maxAge: 600_000 } as unknown as CorsOptions),
    ).toThrow(
      expect.objectContaining({
        name: 'CorsOptionsError',
        message: [
          'The CORS options have 3 problems.',
          '',
          '  `orign` is no option, so that it would change nothing.',
          '  Write: origin',
          '',
          '  `credentials` is "yes". It is true or false.',
          '',
          '  `maxAge` is 600000. It is a whole number of seconds, from 0 to 86400, which is a day: browsers cap',
          '  it there, or below. These look like milliseconds.',
          '  Write: 600',
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
    ['whitelist', undefined],
  ])('says what %j was meant to be: %s', (name, suggestion) => {
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

    expect(problem?.message.split(/\. It is|, which/)[0]).toBe(`\`methods[0]\` is ${quoted}`)
  })
})

describe('`cors` without its parentheses', () => {
  it('hands an error that says so to `next`', async () => {
    const received = await exchange(cors as never, actual(app))

    expect(received).toMatchObject({ status: 500, headers: {}, handled: 0 })
    expect(received.errors).toEqual([
      expect.objectContaining({
        problems: [expect.objectContaining({ code: 'factory-not-called', suggestion: 'cors()' })],
      }),
    ])
  })
})
