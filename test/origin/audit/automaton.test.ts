import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Automaton, Position } from '../../../src/origin/audit/automaton.js'
import { Budget } from '../../../src/origin/audit/budget.js'
import { buildAutomaton } from '../../../src/origin/audit/build-automaton.js'
import { parseExpression } from '../../../src/origin/audit/parse-expression.js'
import { NotAuditable } from '../../../src/origin/audit/syntax.js'
import { expressions } from './arbitrary-expression.js'

const build = (expression: RegExp): readonly Automaton[] =>
  parseExpression(expression).alternatives.map(({ syntax }) => buildAutomaton(syntax, new Budget()))

/** Whether an automaton finds a match, like `RegExp.prototype.test`. */
function finds({ empty, first, last }: Automaton, text: string): boolean {
  if (empty.anywhere + empty.atStart + empty.atEnd > 0) return true
  let reached = new Set<Position>()
  for (const [index, character] of text.split('').entries()) {
    const next = new Set([...first.anywhere.keys(), ...(index === 0 ? first.atEdge.keys() : [])])
    for (const { follow } of reached) for (const position of follow.keys()) next.add(position)
    reached = new Set([...next].filter(({ set }) => set.includes(character)))
    const isEnd = index === text.length - 1
    const ends = [...reached].some(
      (position) => last.anywhere.has(position) || (isEnd && last.atEdge.has(position)),
    )
    if (ends) return true
  }
  return false
}

describe('the automaton of a regular expression', () => {
  it('agrees with the engine on any expression without lookarounds', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'b', '.', '-'),
      minLength: 1,
      maxLength: 7,
    })
    fc.assert(
      fc.property(
        expressions,
        fc.array(texts, { minLength: 5, maxLength: 5 }),
        (source, samples) => {
          const expression = new RegExp(source)
          const automata = build(expression)
          for (const text of samples) {
            expect([text, automata.some((automaton) => finds(automaton, text))]).toEqual([
              text,
              expression.test(text),
            ])
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it.each(['(?:a{1000}){1000}', '(?:a?b?c?d?e?){300}', '(?:){1000000000}'])(
    'is not built for %s, because it would be too large',
    (source) => {
      expect(() => build(new RegExp(source))).toThrow(NotAuditable)
    },
  )
})
