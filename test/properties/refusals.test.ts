import { createPolicy, CorsOptionsError, type CorsOptions, type CorsProblem } from 'allow-origin'
import fc from 'fast-check'
import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { problemsOf, writeBack } from '../refusals/problems.js'
import { share } from './runs.js'
import { writtenOptions } from './written-options.js'

/** Milliseconds of processor time: many times what the slowest options take. */
const patience = 2000

/** Checks a rule for every problem of any options. */
const holds = (
  title: string,
  part: number,
  check: (problem: CorsProblem, options: unknown) => void,
): void => {
  const { parameters, timeout } = share(part)
  it(title, { timeout }, () => {
    fc.assert(
      fc.property(writtenOptions, (options) => {
        for (const problem of problemsOf(options)) check(problem, options)
      }),
      parameters,
    )
  })
}

/** The length of an array option. */
const lengthOf = (options: unknown, name: string): number =>
  (options as Readonly<Record<string, readonly unknown[]>>)[name]?.length ?? 0

/** The problems that remain at the path of a suggestion after applying it. */
function left(problem: CorsProblem, options: unknown): readonly CorsProblem[] {
  const { code, path, suggestion = '' } = problem
  const written = writeBack(options, problem)
  const problems = problemsOf(written)
  if (path === '') return problems
  if (code === 'unknown-option') {
    const renamed = path.slice(0, path.lastIndexOf('.') + 1) + suggestion
    return problems.filter((one) => one.code === code && [path, renamed].includes(one.path))
  }
  const [, name = '', index] = /^(\w+)\[(\d+)\]$/.exec(path) ?? []
  if (index === undefined) {
    return problems.filter(
      (one) =>
        (one.path === path || one.path.startsWith(`${path}[`)) &&
        // The text 'true' is corrected to true, which may be another problem with `credentials`. And `dangerously` may
        // have had two problems: its own value, and an entry that it should list.
        (one.code === code || !['credentials-for-all', 'insecure-origin'].includes(one.code)),
    )
  }
  const count = lengthOf(written, name) - lengthOf(options, name) + 1
  const paths = Array.from({ length: count }, (_, at) => `${name}[${Number(index) + at}]`)
  return problems.filter((one) => paths.includes(one.path))
}

describe('for any options', () => {
  const { parameters, timeout } = share(0.045)

  it('createPolicy quickly accepts them or reports a problem', { timeout }, () => {
    fc.assert(
      fc.property(writtenOptions, (options) => {
        const start = process.cpuUsage()
        try {
          createPolicy(options as CorsOptions)
        } catch (error) {
          expect(error).toBeInstanceOf(CorsOptionsError)
          expect((error as CorsOptionsError).problems).not.toEqual([])
        }
        const { user, system } = process.cpuUsage(start)
        expect((user + system) / 1000).toBeLessThan(patience)
      }),
      parameters,
    )
  })

  holds('a problem has a code, a path and a message', 0.04, ({ code, path, message }) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z\d]+)*$/)
    // Messages may write the path as `dangerously: { insecureOrigins: … }`.
    expect(message).toContain(
      path === '' ? 'options' : path.replace('dangerously.insecure', 'insecure'),
    )
    expect(message).toMatch(/[.?]$/)
  })

  holds('a suggestion is valid JavaScript in strict mode', 0.03, ({ suggestion }) => {
    if (suggestion === undefined) return
    expect(() => new Script(`'use strict'; [${suggestion}]`)).not.toThrow()
  })

  holds('a suggestion is accepted at its path', 0.04, (problem, options) => {
    if (problem.suggestion !== undefined) expect(left(problem, options)).toEqual([])
  })

  it(
    'a value without members is rejected unless it is an empty object literal',
    { timeout },
    () => {
      fc.assert(
        fc.property(writtenOptions, (options) => {
          if (Object.keys(Object(options) as object).length > 0) return
          const prototype: unknown = Object.getPrototypeOf(Object(options))
          const isLiteral =
            typeof options === 'object' && (prototype === Object.prototype || prototype === null)
          if (options !== undefined && !isLiteral) expect(problemsOf(options)).not.toEqual([])
        }),
        parameters,
      )
    },
  )
})
