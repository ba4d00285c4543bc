import type { CorsProblem, CorsProblemCode, Report } from './problems.js'
import { quote } from './quote.js'

export function readBoolean(value: unknown, path: string, report: Report): boolean {
  if (typeof value === 'boolean') return value
  const meant = value === 'true' || value === 'false' ? value : undefined
  report(problem('wrong-type', path, `is ${quote(value)}. It is true or false.`, meant))
  return false
}

/** Reads `maxAge`, in seconds. */
export function readMaxAge(value: unknown, report: Report): number {
  const range =
    'It is a whole number of seconds, from 0 to 86400, which is a day: browsers cap it there, or below.'
  return readInteger(value, 'maxAge', 'max-age', 0, 86_400, range, report)
}

/** Reads `optionsSuccessStatus`. */
export function readStatus(value: unknown, report: Report): number {
  const range =
    'It is a status from 200 to 299: with any other, browsers take the preflight for denied.'
  return readInteger(
    value,
    'optionsSuccessStatus',
    'options-success-status',
    200,
    299,
    range,
    report,
  )
}

function readInteger(
  value: unknown,
  path: string,
  code: CorsProblemCode,
  from: number,
  to: number,
  range: string,
  report: Report,
): number {
  const isIn = (number: number): boolean =>
    Number.isInteger(number) && number >= from && number <= to
  if (typeof value === 'number' && isIn(value)) return value
  if (typeof value !== 'number') {
    const meant = typeof value === 'string' && /^\d+$/.test(value) && isIn(Number(value))
    report(
      problem(
        'wrong-type',
        path,
        `is ${quote(value)}. ${range}`,
        meant ? String(Number(value)) : undefined,
      ),
    )
    return from
  }
  const milliseconds = code === 'max-age' && value > to && isIn(value / 1000)
  // A status near the range is not what was meant: 302 is no 299.
  const nearest = code === 'max-age' ? Math.round(Math.min(Math.max(value, from), to)) : 204
  report(
    problem(
      code,
      path,
      `is ${value}. ${range}${milliseconds ? ' These look like milliseconds.' : ''}`,
      Number.isNaN(value) ? undefined : String(milliseconds ? value / 1000 : nearest),
    ),
  )
  return from
}

const problem = (
  code: CorsProblemCode,
  path: string,
  says: string,
  suggestion: string | undefined,
): CorsProblem => ({
  code,
  path,
  message: `\`${path}\` ${says}`,
  ...(suggestion === undefined ? {} : { suggestion }),
})
