import type { ExpressionFindingKind } from '../../../src/origin/audit/finding.js'

/** A regular expression, what is wrong with it (with counterexamples), and the suggestion. */
export type UnsoundExpression = readonly [
  expression: RegExp,
  findings: readonly (readonly [kind: ExpressionFindingKind, counterexample?: string])[],
  suggestion?: RegExp | string,
]
