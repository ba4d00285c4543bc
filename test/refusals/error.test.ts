import { cors, createPolicy, CorsOptionsError, type CorsOptions } from 'allow-origin'
import type * as AllowOrigin from 'allow-origin'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
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
          '  Unknown option `orign`. Did you mean `origin`?',
          '  Write: origin',
          '',
          '  `credentials` is "yes". It must be true or false.',
          '',
          '  `maxAge` is 600000, which looks like milliseconds. It must be a whole number of seconds between 0',
          '  and 86400 (one day); browsers cap it there or lower.',
          '  Write: maxAge: 600',
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

    expect(problem?.message.split(/\. It must be|, which/)[0]).toBe(`\`methods[0]\` is ${quoted}`)
  })
})

describe('the message of the error', () => {
  const messageFor = (origin: unknown): string => {
    try {
      createPolicy({ origin, credentials: true } as CorsOptions)
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }

  it('has one block for each path, with each suggestion once', () => {
    const message = messageFor([/example\.com$/, /^http:\/\/.*example\.org$/])
    const suggestions = problemsOf({
      origin: [/example\.com$/, /^http:\/\/.*example\.org$/],
      credentials: true,
    }).flatMap(({ suggestion = [] }) => suggestion)

    expect(message.split('\n\n')).toHaveLength(3)
    expect(suggestions.length).toBeGreaterThan(new Set(suggestions).size)
    expect(message.match(/Write: /g)).toHaveLength(new Set(suggestions).size)
  })

  it('shows ten of very many problems, and says how many there are', () => {
    const origins = Array.from({ length: 20_000 }, (_, index) => `https://tenant-${index}.example/`)
    const message = messageFor(origins)

    expect(problemsOf({ origin: origins })).toHaveLength(20_000)
    expect(message).toMatch(/^The CORS options have 20000 problems\.\n/)
    expect(message).toMatch(/\n\n {2}… and 19990 more, in `error\.problems`\.$/)
    expect(message.length).toBeLessThan(4_000)
  })
})

describe('the error of a server that does not start', () => {
  it.each(['cors', 'createPolicy'])(
    'is printed once by Node, below the line that called `%s`',
    async (name) => {
      const { stderr } = await promisify(execFile)(
        process.execPath,
        [
          '--input-type=module',
          '--eval',
          `import { ${name} } from 'allow-origin'\n\n${name}({ maxAge: -1 })`,
        ],
        { cwd: fileURLToPath(new URL('../..', import.meta.url)), env: { PATH: process.env.PATH } },
      ).catch((error: unknown) => error as { stderr: string })

      expect(stderr.match(/`maxAge`/g)).toHaveLength(1)
      expect(/^ +at .*$/m.exec(stderr)?.[0]).toContain('[eval1]:3:')
    },
  )

  it('is left alone if it is an error of the options themselves', () => {
    const failure = new Error('no configuration')
    const options = {
      get origin(): never {
        throw failure
      },
    }

    expect(() => cors(options)).toThrow(failure)
  })

  it('is told from others in a stack trace, and in that of its clone', () => {
    const error = new CorsOptionsError([])

    expect(error.stack).toMatch(/^CorsOptionsError: /)
    expect(structuredClone(error).stack).toMatch(/^CorsOptionsError: /)
  })

  it('is an instance of the class of every copy of the package, and nothing else is', async () => {
    vi.resetModules()
    const other = (await import('../../src/problems.js')) as Pick<
      typeof AllowOrigin,
      'CorsOptionsError'
    >

    expect(other.CorsOptionsError).not.toBe(CorsOptionsError)
    expect(new other.CorsOptionsError([])).toBeInstanceOf(CorsOptionsError)
    expect(new CorsOptionsError([])).toBeInstanceOf(other.CorsOptionsError)
    for (const value of [new Error('no'), {}, null, 'CorsOptionsError']) {
      expect(value instanceof CorsOptionsError).toBe(false)
    }
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
