import { createPolicy } from 'allow-origin'
import { describe, expect, it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { parseOrigin } from '../../../src/origin/serialized-origin.js'
import { problemsOf } from '../../refusals/problems.js'
import { lookAlikeExpressions, mistypedExpressions } from './look-alike-expressions.js'
import { unanchoredExpressions } from './unanchored-expressions.js'
import type { UnsoundExpression } from './unsound-expression.js'
import { unsoundWithCredentials } from './unsound-with-credentials.js'
import { unusableExpressions } from './unusable-expressions.js'

describe.each([
  ['may match in the middle of an origin', false, unanchoredExpressions],
  ['accepts look-alikes of what it means', false, lookAlikeExpressions],
  ['has a quantifier on one letter of a name', false, mistypedExpressions],
  ['can stall the server, cannot be audited, or accepts nothing', false, unusableExpressions],
  ['is too wide for responses with credentials', true, unsoundWithCredentials],
])('a regular expression that %s is rejected:', (_title, credentials, table) => {
  it.each(table.map((row) => [String(row[0]), row] as const))('%s', (_, row) => {
    expectRefused(row, credentials)
  })
})

function expectRefused(row: UnsoundExpression, credentials: boolean): void {
  const [expression, findings, suggestion] = row
  const audited = auditExpression(expression, { credentials })
  expect(audited.map(({ kind, counterexample }) => [kind, counterexample])).toEqual(
    findings.map(([kind, counterexample]) => [kind, counterexample]),
  )
  for (const [, counterexample] of findings) {
    if (counterexample === undefined) continue
    expect(parseOrigin(counterexample)).toBeDefined()
    expect(expression.test(counterexample)).toBe(true)
    if (suggestion !== undefined) expect(allows(suggestion, counterexample)).toBe(false)
  }
  for (const finding of audited) expect(String(finding.suggestion)).toBe(String(suggestion))
  if (suggestion === undefined) return
  expect(problemsOf({ origin: suggestion, credentials })).toEqual([])
}

const allows = (origin: RegExp | string, value: string): boolean | Promise<boolean> =>
  createPolicy({ origin }).allows(value)
