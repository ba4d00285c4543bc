import type { Unset } from './scope.js'

/** Origins as `origin` takes them: strings, expressions and variables. `'all'` is every origin. */
export type Allowed = 'all' | readonly (string | RegExp | Unset)[]

/** When a condition about the request's origin is true. */
export type Condition =
  { readonly is: boolean } | { readonly among: Allowed; readonly isNegated?: boolean }

export const among = (...entries: (string | RegExp | Unset)[]): Condition => ({ among: entries })

export function not(condition: Condition | undefined): Condition | undefined {
  if (!condition) return undefined
  if ('is' in condition) return { is: !condition.is }
  return { among: condition.among, isNegated: condition.isNegated !== true }
}

/** `a && b` or `a || b`. */
export function combine(
  operator: string,
  left: Condition | undefined,
  right: Condition | undefined,
): Condition | undefined {
  const decides = operator !== '&&'
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (one && 'is' in one) return one.is === decides ? one : other
  }
  if (!left || !right || 'is' in left || 'is' in right) return undefined
  if (left.isNegated === true && right.isNegated === true)
    return not(combine(decides ? '&&' : '||', not(left), not(right)))
  if (left.isNegated === true || right.isNegated === true || !decides) return undefined
  return { among: union(left.among, right.among) }
}

export const union = (one: Allowed, other: Allowed): Allowed =>
  one === 'all' || other === 'all' ? 'all' : Array.from(new Set([...one, ...other]))
