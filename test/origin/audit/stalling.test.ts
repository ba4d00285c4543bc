import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { maximumOriginLength } from '../../../src/origin/serialized-origin.js'
import { expressions } from './arbitrary-expression.js'

const { raw } = String

/** Milliseconds of work for one origin: a hundred times what an expression with the most steps takes. */
const patience = 100

/** Long origins of few characters, which make an expression try most. */
const origins = ['a', 'b', 'ab', 'ba', 'a.', 'aab.', '-', 'a-', '1', 'x'].flatMap((unit) =>
  ['', '!', '.example.com', '.example.co', 'b'].map(
    (end) => `https://${unit.repeat(300)}`.slice(0, maximumOriginLength - end.length) + end,
  ),
)

const timeOf = (expression: RegExp, origin: string): number => {
  const start = process.cpuUsage()
  expression.test(origin)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** The most that any of them takes; what is slow once only was the engine's own work, such as compiling. */
const slowest = (expression: RegExp): number =>
  Math.max(
    ...origins.map((origin) => {
      const time = timeOf(expression, origin)
      return time < patience
        ? time
        : Math.min(timeOf(expression, origin), timeOf(expression, origin))
    }),
  )

const passes = (source: string): boolean =>
  auditExpression(new RegExp(source), { credentials: false }).every(
    ({ kind }) => kind !== 'backtracking' && kind !== 'too-complex',
  )

describe('an expression that passes never stalls a request:', () => {
  it.each([
    raw`^https:\/\/.*.*\.example\.com$`,
    raw`^https:\/\/[a-z]+(?<=b[a-z]*)\.example\.com$`,
    raw`^https:\/\/[a-z]+(?<=b(?:a|a){6})\.example\.com$`,
    raw`^https:\/\/(?=.*a)(?!.*--)[a-z-]+(?<!-)\.example\.com$`,
    raw`^https:\/\/(?:[a-z](?<!bb))+\.example\.com$`,
    raw`^https:\/\/${'(?:|)'.repeat(8)}[a-z]+\.example\.com$`,
  ])('%s', (source) => {
    expect(passes(source)).toBe(true)
    expect(slowest(new RegExp(source))).toBeLessThan(patience)
  })

  it('whatever it is made of', () => {
    const openings = fc.constantFrom('(?:', '(?=', '(?!', '(?<=', '(?<!')
    const parts = fc
      .tuple(openings, expressions, fc.nat(8))
      .map(([opening, body, times]) => `${opening}${body})`.repeat(times))
    const sources = fc
      .tuple(expressions, parts, parts)
      .map(([one, two, three]) => raw`^https:\/\/${one}${two}[a-z]+${three}\.example\.com$`)
    let passed = 0
    fc.assert(
      fc.property(sources, (source) => {
        if (!passes(source)) return
        passed += 1
        expect(slowest(new RegExp(source))).toBeLessThan(patience)
      }),
      { numRuns: 60 },
    )
    expect(passed).toBeGreaterThan(5)
  })
})
