import type { CorsProblemCode, Report } from './problems.js'
import { quote } from './quote.js'

export function readBoolean(value: unknown, path: string, report: Report): boolean {
  if (typeof value === 'boolean') return value
  report({
    code: 'wrong-type',
    path,
    message: `\`${path}\` is ${quote(value)}. It is true or false.`,
  })
  return false
}

interface IntegerRange {
  readonly code: CorsProblemCode
  readonly from: number
  readonly to: number
  /** What the number means, for the problem's message. */
  readonly meaning: string
}

export function readInteger(
  value: unknown,
  path: string,
  { code, from, to, meaning }: IntegerRange,
  report: Report,
): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to)
    return value
  report({
    code: typeof value === 'number' ? code : 'wrong-type',
    path,
    message: `\`${path}\` is ${quote(value)}. It is ${meaning}, a whole number from ${from} to ${to}.`,
  })
  return from
}
