import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildAutomaton } from '../../../src/origin/expression/automaton.js'
import { Budget } from '../../../src/origin/expression/budget.js'
import { countSteps } from '../../../src/origin/expression/count-steps.js'
import { parseExpression } from '../../../src/origin/expression/parse-expression.js'
import { NotAuditable, type Syntax } from '../../../src/origin/expression/syntax.js'
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

/** Backtracks as the standard has it (ECMAScript section 22.2.2), gives up only in the end, and counts the atoms it tries. */
function tryAll(whole: Syntax, text: string, limit: number): number {
  let tries = 0
  const run = (syntax: Syntax, at: number, goOn: (at: number) => void): void => {
    if (tries >= limit) return
    switch (syntax.kind) {
      case 'atom':
        tries += 1
        if (at < text.length && syntax.set.includes(text.charAt(at))) goOn(at + 1)
        return
      case 'edge':
        if (at === (syntax.edge === 'start' ? 0 : text.length)) goOn(at)
        return
      case 'sequence': {
        const [part, ...parts] = syntax.parts
        const runRest = (next: number): void => {
          run({ kind: 'sequence', parts }, next, goOn)
        }
        if (part === undefined) goOn(at)
        else run(part, at, runRest)
        return
      }
      case 'choice':
        for (const choice of syntax.choices) run(choice, at, goOn)
        return
      case 'ahead':
        run(syntax.body, at, () => undefined)
        goOn(at)
        return
      case 'repeat': {
        const { body, min, max } = syntax
        if (max > 0) {
          run(body, at, (next) => {
            if (min === 0 && next === at) return
            run({ ...syntax, min: Math.max(0, min - 1), max: max - 1 }, next, goOn)
          })
        }
        if (min === 0) goOn(at)
      }
    }
  }
  run(whole, 0, () => undefined)
  return tries
}

describe('the steps that are counted', () => {
  it('are never fewer than a backtracking engine takes', () => {
    const limit = 10_000
    const hosts = fc.string({
      unit: fc.constantFrom('a', 'b', '-', '.b'),
      minLength: 1,
      maxLength: 8,
    })
    const sources = fc
      .tuple(expressions, expressions)
      .map(([one, other]) => raw`${one}(?=${other})`)
    let examined = 0
    fc.assert(
      fc.property(fc.oneof(expressions, sources), hosts, (source, host) => {
        const syntax = parse(raw`^https:\/\/(?:${source})`)
        const least = tryAll(syntax, `https://a${host}`, limit)
        const steps = countIfAuditable(syntax, limit)
        if (steps !== undefined) {
          examined += 1
          expect(steps).toBeGreaterThanOrEqual(least)
        }
      }),
      { numRuns: 200 },
    )
    expect(examined).toBeGreaterThan(150)
  })

  it.each([
    [raw`^https:\/\/example\.com$`, 40],
    [raw`^https:\/\/([a-z0-9-]+\.)*example\.com$`, 2_000],
    [raw`^https:\/\/.*\.example\.com$`, 3_000],
    [raw`^https:\/\/a\.com(?::(?:\d+)+)?$`, 200],
    [raw`^https:\/\/(?:(?:app|api)\.)*example\.com$`, 2_000],
    [raw`^https:\/\/.*.*x$`, 250_000],
    [raw`^https:\/\/.+\..+\.example\.com$`, 300_000],
  ])('of %s are no more than %d', (source, most) => {
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
  ])('of %s are %d or more', (source, least) => {
    expect(count(parse(source), 1e9)).toBeGreaterThanOrEqual(least)
  })
})
