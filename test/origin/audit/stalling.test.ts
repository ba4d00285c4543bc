import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { maximumOriginLength } from '../../../src/origin/serialized-origin.js'
import { expressions } from './arbitrary-expression.js'

const { raw } = String

/** Milliseconds for one origin: a hundred times what the slowest accepted expression takes. */
const patience = 100

/** Long origins of few characters, which cause the most backtracking. */
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

/** The time for the slowest origin. A single slow run does not count: the engine may have compiled something. */
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

describe('a regular expression that passes does not stall a request:', () => {
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

  it('any combination of parts', () => {
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
