import { createPolicy } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  auditExpression,
  type ExpressionFinding,
} from '../../../src/origin/audit/audit-expression.js'
import { parseOrigin } from '../../../src/origin/serialized-origin.js'
import { problemsOf } from '../../refusals/problems.js'
import { lookAlikeExpressions } from './look-alike-expressions.js'
import { unanchoredExpressions } from './unanchored-expressions.js'

const { raw } = String

const audit = (source: string, credentials = false): readonly ExpressionFinding[] =>
  auditExpression(new RegExp(source), { credentials })

describe('a finding contains the part of the expression that is wrong:', () => {
  it.each([
    [raw`^https:\/\/a\.example$|b\.example$`, raw`b\.example$`, 23],
    [raw`^https:\/\/a.example$|^https:\/\/b.example$`, raw`^https:\/\/a.example$`, 0],
    [raw`^https:\/\/(?:[^.]+?)example\.com$`, '[^.]+?', 14],
    [raw`^https:\/\/example\.com.*$`, '.*', 23],
    [raw`^https:\/\/(a)\.\1\.example$`, raw`\1`, 16],
    [raw`^https:\/\/((a+)+)\.example$`, raw`^https:\/\/((a+)+)\.example$`, 0],
  ])('%s: %s', (source, part, index) => {
    expect(audit(source)[0]).toMatchObject({ part, index })
  })
})

describe('an audit', () => {
  it('does not change the expression', () => {
    const expression = /example\.com/g
    expression.lastIndex = 7
    const [finding] = auditExpression(expression, { credentials: true })
    expect(expression.lastIndex).toBe(7)
    expect(finding?.suggestion).toHaveProperty('flags', '')
  })

  it('keeps the flags that a suggestion needs', () => {
    const [finding] = auditExpression(/^https:\/\/EXAMPLE\.COM/gimuy, {
      credentials: false,
    })
    expect(finding?.suggestion).toHaveProperty('flags', 'iu')
  })

  it('does not run an expression that can stall it', () => {
    const test = vi.spyOn(RegExp.prototype, 'test')
    const source = raw`(?:https:\/\/|[a-z.]+)*\/$`
    expect(audit(source).map(({ kind }) => kind)).toEqual(['backtracking'])
    expect(test.mock.contexts.filter((context) => (context as RegExp).source === source)).toEqual(
      [],
    )
    test.mockRestore()
  })

  it('accepts plain http with `dangerously.insecureOrigins`', () => {
    const options = { credentials: true, dangerously: { insecureOrigins: true } }
    expect(auditExpression(/^https?:\/\/example\.com$/, options)).toEqual([])
    expect(auditExpression(/^https:\/\/.+\.com$/, options)).toHaveLength(1)
  })

  it('accepts names that anyone can register with `dangerously.publicSuffixes`', () => {
    const options = { credentials: true, dangerously: { publicSuffixes: true } }
    expect(auditExpression(/^https:\/\/[a-z]+\.vercel\.app$/, options)).toEqual([])
    expect(auditExpression(/^http:\/\/[a-z]+\.vercel\.app$/, options)).toHaveLength(1)
  })

  it.each([
    raw`^https:\/\/(?:[a-z]{1000}\.){1000}example\.com$`,
    raw`^https:\/\/.{1,1000}\..{1,1000}\..{1,1000}\.com$`,
    raw`^https:\/\/(?:a?b?c?d?e?f?){300}\.com$`,
    raw`${'(?:'.repeat(200)}a${')*'.repeat(200)}`,
    `${'a|'.repeat(5_000)}a`,
    '[a-z]?'.repeat(1_600),
    'localhost'.repeat(1_000),
    '(?:a|bc)*',
  ])('ends quickly for %.40s', (source) => {
    const start = performance.now()
    expect(audit(source, true)).not.toEqual([])
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  it('accepts a thousand alternatives', () => {
    const hosts = Array.from({ length: 1_000 }, (_, index) => `tenant-${index}`)
    expect(audit(raw`^https:\/\/(?:${hosts.join('|')})\.example\.com$`, true)).toEqual([])
  })
})

describe('for any expression', () => {
  const tokens = fc.constantFrom(
    ...[raw`https:\/\/`, raw`https?:\/\/`, 'http', 'example', 'com', 'localhost', 'vercel', 'app'],
    ...['.', raw`\.`, '-', '[a-z]', raw`\w`, raw`\d`, raw`[\w.-]`, '[^.]', raw`\S`, raw`[^/]`],
    ...['*', '+', '?', '{2}', '{1,63}', '^', '$', '|', '(', '(?:', ')', ')*', ')?', '(?=', '(?!'],
    ...[raw`:\d+`, raw`(:\d+)?`, raw`(?:[a-z]+\.)*`, '.*', '.+', raw`\b`, raw`\1`, raw`\/`, ':'],
  )
  const written = [...unanchoredExpressions, ...lookAlikeExpressions].map(([{ source }]) => source)
  const sources = fc.oneof(
    fc.array(tokens, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.constantFrom(...written), fc.nat(40), fc.nat(2), tokens)
      .map(([source, at, left, put]) => source.slice(0, at) + put + source.slice(at + left)),
  )

  it('it accepts each counterexample, and each suggestion passes', () => {
    let shown = 0
    let suggested = 0
    fc.assert(
      fc.property(sources.filter(isValid), fc.boolean(), (source, credentials) => {
        const expression = new RegExp(source)
        for (const { counterexample, suggestion } of audit(source, credentials)) {
          if (counterexample !== undefined) {
            shown += 1
            expect(parseOrigin(counterexample)).toBeDefined()
            expect(expression.test(counterexample)).toBe(true)
            const policy = createPolicy({ origin: suggestion ?? false })
            expect(policy.allows(counterexample)).toBe(false)
          }
          if (suggestion === undefined) continue
          suggested += 1
          expect(problemsOf({ origin: suggestion, credentials })).toEqual([])
        }
      }),
      { numRuns: 300 },
    )
    expect(shown).toBeGreaterThan(50)
    expect(suggested).toBeGreaterThan(20)
  })
})

function isValid(source: string): boolean {
  try {
    return new RegExp(source).source === source
  } catch {
    return false
  }
}
