import {
  cors,
  createPolicy,
  CorsOptionsError,
  type CorsOptions,
  type CorsProblem,
} from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { actual, exchange } from './support/exchange.js'

const app = 'https://app.example.com'

function problemsOf(options: unknown): readonly CorsProblem[] {
  try {
    createPolicy(options as CorsOptions)
  } catch (error) {
    if (error instanceof CorsOptionsError) return error.problems
    throw error
  }
  return []
}

describe('options that cannot be read are refused:', () => {
  it.each<[title: string, options: unknown, code: string, path: string]>([
    ['null', null, 'wrong-type', ''],
    ['a string', app, 'wrong-type', ''],
    ['an array', [app], 'wrong-type', ''],
    ['an expression', /x/, 'wrong-type', ''],
    ['an unknown option', { origins: [app] }, 'unknown-option', 'origins'],
    [
      'an option of nobody',
      JSON.parse('{"__proto__":{"origin":"*"}}'),
      'unknown-option',
      '__proto__',
    ],
    [
      'an inherited option',
      Object.create({ credentials: true }),
      'inherited-option',
      'credentials',
    ],
    ['an undefined origin', { origin: undefined }, 'missing-origin', 'origin'],
    ['null for an origin', { origin: null }, 'wrong-type', 'origin'],
    ['a number for an origin', { origin: 1 }, 'wrong-type', 'origin'],
    ['a boolean in an allowlist', { origin: [true] }, 'wrong-type', 'origin[0]'],
    ['an allowlist in an allowlist', { origin: [app, [app]] }, 'wrong-type', 'origin[1]'],
    // eslint-disable-next-line no-sparse-arrays
    ['a hole in an allowlist', { origin: [app, , app] }, 'wrong-type', 'origin[1]'],
    ['an empty origin', { origin: '' }, 'origin', 'origin'],
    ['a trailing slash', { origin: [`${app}/`] }, 'origin', 'origin[0]'],
    ['a wildcard within a label', { origin: 'https://*example.com' }, 'origin', 'origin'],
    ['a wildcard further right', { origin: 'https://app.*.com' }, 'origin', 'origin'],
    ['a wildcard for the host', { origin: 'https://*' }, 'origin', 'origin'],
    ['a wildcard for the scheme', { origin: '*://example.com' }, 'origin', 'origin'],
    ['a wildcard in front of an address', { origin: 'http://*.127.0.0.1' }, 'origin', 'origin'],
    ['a wildcard after a port', { origin: 'http://localhost:8080:*' }, 'origin', 'origin'],
    ['a wildcard in a port', { origin: 'http://localhost:30*' }, 'origin', 'origin'],
    ['a wildcard beside an origin', { origin: ['*', app] }, 'wildcard-beside-others', 'origin[0]'],
    ["'null'", { origin: 'null' }, 'null-origin', 'origin'],
    ["'null' in an allowlist", { origin: [app, 'null'] }, 'null-origin', 'origin[1]'],
    ['null for methods', { methods: null }, 'wrong-type', 'methods'],
    ['a number among methods', { methods: ['PUT', 1] }, 'wrong-type', 'methods[1]'],
    ['a method that is no token', { methods: ['PUT PATCH'] }, 'method', 'methods[0]'],
    ['an empty string for methods', { methods: '' }, 'method', 'methods'],
    ['a comma too many', { methods: 'PUT,' }, 'method', 'methods'],
    [
      'a header that is no token',
      { allowedHeaders: ['X One'] },
      'header-name',
      'allowedHeaders[0]',
    ],
    ['a header with its value', { allowedHeaders: 'X-One: 1' }, 'header-name', 'allowedHeaders'],
    ['true for exposed headers', { exposedHeaders: true }, 'wrong-type', 'exposedHeaders'],
    [
      'a line feed in a header',
      { exposedHeaders: ['X\r\nSet-Cookie: a'] },
      'header-name',
      'exposedHeaders[0]',
    ],
    ['a string for credentials', { credentials: 'true' }, 'wrong-type', 'credentials'],
    ['a string for maxAge', { maxAge: '600' }, 'wrong-type', 'maxAge'],
    ['milliseconds for maxAge', { maxAge: 600_000 }, 'max-age', 'maxAge'],
    ['a negative maxAge', { maxAge: -1 }, 'max-age', 'maxAge'],
    ['a fraction for maxAge', { maxAge: 0.5 }, 'max-age', 'maxAge'],
    ['NaN for maxAge', { maxAge: NaN }, 'max-age', 'maxAge'],
    [
      'a status that is no success',
      { optionsSuccessStatus: 404 },
      'options-success-status',
      'optionsSuccessStatus',
    ],
    [
      'a string for preflightContinue',
      { preflightContinue: 'no' },
      'wrong-type',
      'preflightContinue',
    ],
    ['true for dangerously', { dangerously: true }, 'wrong-type', 'dangerously'],
    [
      'an unknown danger',
      { dangerously: { nullOrigins: true } },
      'unknown-option',
      'dangerously.nullOrigins',
    ],
    [
      'a string for a danger',
      { dangerously: { nullOrigin: 'yes' } },
      'wrong-type',
      'dangerously.nullOrigin',
    ],
  ])('%s', (_, options, code, path) => {
    expect(problemsOf(options)).toEqual([expect.objectContaining({ code, path })])
  })
})

describe('options that can be read are taken:', () => {
  it.each<[title: string, options: CorsOptions | undefined]>([
    ['none', undefined],
    ['an empty object', {}],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { origin: app }) as CorsOptions,
    ],
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
    ['the smallest numbers', { maxAge: 0, optionsSuccessStatus: 200 }],
    ['the largest numbers', { maxAge: 86_400, optionsSuccessStatus: 299 }],
  ])('%s', (_, options) => {
    expect(problemsOf(options)).toEqual([])
  })
})

describe('the error', () => {
  it('lists every problem, with the values and what to write', () => {
    expect(() =>
      cors({ orign: app, credentials: 'yes', maxAge: 1e9 } as unknown as CorsOptions),
    ).toThrow(
      expect.objectContaining({
        name: 'CorsOptionsError',
        message: [
          'The CORS options have 3 problems.',
          '',
          '  `orign` is no option, and would change nothing. Known here: origin, methods, allowedHeaders, ' +
            'exposedHeaders, credentials, maxAge, preflightContinue, optionsSuccessStatus, dangerously.',
          '  Write: origin',
          '',
          '  `credentials` is "yes". It is true or false.',
          '',
          '  `maxAge` is 1000000000. It is the seconds for which a browser may keep a preflight, a whole number ' +
            'from 0 to 86400.',
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
    [' a ', '" a "'],
    [/x/g, '/x/g'],
    [1n, '1'],
    [Symbol('x'), 'Symbol(x)'],
    [{ a: 1 }, '{"a":1}'],
    [() => 1, 'a function'],
    [
      function named() {
        return 1
      },
      'the function named',
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

    expect(problem?.message.split(', which')[0]).toBe(`\`methods[0]\` has ${quoted}`)
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
