import type { ExpressionFindingKind } from '../../../src/origin/audit/finding.js'

/** An expression as people write it; what is wrong with it, each with a counterexample; and what to write instead. */
export type UnsoundExpression = readonly [
  expression: RegExp,
  findings: readonly (readonly [kind: ExpressionFindingKind, counterexample?: string])[],
  suggestion?: RegExp | string,
]
