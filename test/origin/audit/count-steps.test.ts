import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundSteps } from '../../../src/origin/audit/bound-steps.js'
import { Budget } from '../../../src/origin/audit/budget.js'
import { buildAutomaton } from '../../../src/origin/audit/build-automaton.js'
import { countSteps } from '../../../src/origin/audit/count-steps.js'
import { parseExpression } from '../../../src/origin/audit/parse-expression.js'
import { NotAuditable, type Syntax } from '../../../src/origin/audit/syntax.js'
import { expressions } from './arbitrary-expression.js'

const { raw } = String

const count = (syntax: Syntax, limit: number): number =>
  countSteps(buildAutomaton(syntax, new Budget()), limit, new Budget())

function parse(source: string): Syntax {
  const [alternative] = parseExpression({ source, flags: '' }).alternatives
  return alternative?.syntax ?? { kind: 'sequence', parts: [] }
}

function countIfAuditable(syntax: Syntax, limit: number): number | undefined {
  try {
    return count(syntax, limit)
  } catch (error) {
    expect(error).toBeInstanceOf(NotAuditable)
    return undefined
  }
}

type GoOn = (at: number) => void

/** Backtracks like ECMAScript section 22.2.2, tries every path, and counts the atoms that it tries. */
function tryAll(whole: Syntax, text: string, limit: number): number {
  let tries = 0
  const run = (syntax: Syntax, at: number, step: -1 | 1, goOn: GoOn): void => {
    if (tries >= limit) return
    switch (syntax.kind) {
      case 'atom': {
        tries += 1
        const character = text.charAt(step === 1 ? at : at - 1)
        if (character !== '' && syntax.set.includes(character)) goOn(at + step)
        return
      }
      case 'edge':
        if (at === (syntax.edge === 'start' ? 0 : text.length)) goOn(at)
        return
      case 'sequence': {
        const parts = step === 1 ? syntax.parts : [...syntax.parts].reverse()
        const runFrom = (index: number, next: number): void => {
          const part = parts[index]
          if (part === undefined) goOn(next)
          else
            run(part, next, step, (after) => {
              runFrom(index + 1, after)
            })
        }
        runFrom(0, at)
        return
      }
      case 'choice':
        tries += syntax.choices.length - 1
        for (const choice of syntax.choices) run(choice, at, step, goOn)
        return
      case 'ahead':
      case 'behind':
        run(syntax.body, at, syntax.kind === 'ahead' ? 1 : -1, () => undefined)
        goOn(at)
        return
      case 'repeat': {
        const { body, min, max } = syntax
        if (max > 0) {
          run(body, at, step, (next) => {
            if (min === 0 && next === at) return
            run({ ...syntax, min: Math.max(0, min - 1), max: max - 1 }, next, step, goOn)
          })
        }
        if (min === 0) goOn(at)
      }
    }
  }
  run(whole, 0, 1, () => undefined)
  return tries
}

describe('the counted steps', () => {
  it('are at least those of a backtracking engine', () => {
    const limit = 10_000
    const hosts = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '.b'),
      minLength: 1,
      maxLength: 8,
    })
    const sources = fc
      .tuple(
        expressions,
        fc.constantFrom('(?=', '(?!', '(?<=', '(?<!', '(?<=a(?=', '(?=a(?<!', '(?<=(?<!'),
        expressions,
        expressions,
      )
      .map(([one, opening, other, last]) => {
        const closing = ')'.repeat(opening.split('(').length - 1)
        return `${one}${opening}${other}${closing}${last}`
      })
    let examined = 0
    fc.assert(
      fc.property(fc.oneof(expressions, sources), hosts, (source, host) => {
        const syntax = parse(raw`^https:\/\/(?:${source})`)
        const least = tryAll(syntax, `https://a${host}`, limit)
        const steps = countIfAuditable(syntax, limit)
        if (steps !== undefined) {
          examined += 1
          expect(steps).toBeGreaterThanOrEqual(least)
          const automaton = buildAutomaton(syntax, new Budget())
          expect(boundSteps(automaton, limit, new Budget())).toBeGreaterThanOrEqual(least)
        }
      }),
      { numRuns: 300 },
    )
    expect(examined).toBeGreaterThan(150)
  })

  it.each([
    [raw`^https:\/\/example\.com$`, 45],
    [raw`^https:\/\/([a-z0-9-]+\.)*example\.com$`, 2_000],
    [raw`^https:\/\/.*\.example\.com$`, 3_000],
    [raw`^https:\/\/a\.com(?::(?:\d+)+)?$`, 200],
    [raw`^https:\/\/(?:(?:app|api)\.)*example\.com$`, 2_000],
    [raw`^https:\/\/.*.*x$`, 260_000],
    [raw`^https:\/\/.+\..+\.example\.com$`, 300_000],
  ])('of %s are at most %d', (source, most) => {
    expect(count(parse(source), 1e9)).toBeLessThanOrEqual(most)
  })

  it.each([
    [raw`^https:\/\/.*.*.*x$`, 10_000_000],
    [raw`^https:\/\/.+\..+\..+\.example\.com$`, 3_000_000],
    [raw`^https:\/\/(a+)+$`, 1e9],
    [raw`^https:\/\/([a-z]+)*$`, 1e9],
    [raw`^https:\/\/(.*)*\.example\.com$`, 1e9],
    [raw`^https:\/\/(\w+\.?)+example\.com$`, 1e9],
    [raw`^https:\/\/(?:a|a)*$`, 1e9],
    [raw`^https:\/\/(?:a?){40}$`, 1e9],
    [raw`^https:\/\/(?:a?){40}a{40}$`, 1e9],
    [raw`^https:\/\/(?=(?:a|a)*b)a+$`, 1e9],
    [raw`^(?:h+)+ttps:\/\/a$`, 1e9],
    [raw`(\w+\.?)+example\.com$`, 1e9],
    [raw`\/(?:[a-z]+)*$`, 1e9],
    [raw`^https:\/\/[a-z]+(?<=b${'(?:a|a)'.repeat(18)})\.example\.com$`, 10_000_000],
    [raw`^https:\/\/[a-z]+(?<!b${'(?:a|a)'.repeat(18)})\.example\.com$`, 10_000_000],
    [raw`^https:\/\/[a-z]+(?=${'(?:a|a)'.repeat(18)}b)\.example\.com$`, 10_000_000],
    [raw`^https:\/\/[a-z]+(?!${'(?:a|a)'.repeat(18)}b)\.example\.com$`, 10_000_000],
    [raw`^https:\/\/[a-z]+(?<=b(?:a|a)+)\.example\.com$`, 1e9],
    [raw`^https:\/\/[a-z]+(?<=(?<!b(?:a|a)+))\.example\.com$`, 1e9],
    [raw`^https:\/\/[a-z]+(?=(?<!b(?:a|a)+))\.example\.com$`, 1e9],
    [raw`^https:\/\/[a-z]+(?<=(?=(?:a|a)+b))\.example\.com$`, 1e9],
    [raw`^https:\/\/.+(?<=.*.*x)\.example\.com$`, 10_000_000],
    [raw`^https:\/\/${'(?:|)'.repeat(24)}example\.com$`, 10_000_000],
    [raw`^https:\/\/example\.com${'(?:|)'.repeat(24)}$`, 10_000_000],
    [raw`^https:\/\/example${'(?:|)'.repeat(24)}^\.com$`, 10_000_000],
    [raw`^https:\/\/(?:a${'(?:|b)'.repeat(20)})*$`, 1e9],
  ])('of %s are at least %d', (source, least) => {
    expect(count(parse(source), 1e9)).toBeGreaterThanOrEqual(least)
  })
})
