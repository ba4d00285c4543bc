import type { CorsProblem, CorsProblemCode, Report } from '../problems.js'
import { quote } from '../values/quote.js'

export function readBoolean(
  value: unknown,
  path: string,
  report: Report,
  expected = 'true or false',
): boolean {
  if (typeof value === 'boolean') return value
  const meant = value === 'true' || value === 'false' ? value : undefined
  report(problem('wrong-type', path, `is ${quote(value)}. It must be ${expected}.`, meant))
  return false
}

/** Reads `maxAge`. */
export function readMaxAge(value: unknown, report: Report): number {
  const range =
    'It must be a whole number of seconds between 0 and 86400 (one day); browsers cap it there or lower.'
  return readInteger(value, 'maxAge', 'max-age', 0, 86_400, range, report)
}

/** Reads the seconds between the loads of a live policy. */
export function readSeconds(value: unknown, path: string, report: Report): number {
  if (typeof value === 'number' && value > 0 && value <= 86_400) return value
  const isMilliseconds = typeof value === 'number' && value > 86_400 && value / 1000 <= 86_400
  const given = `is ${quote(value)}${isMilliseconds ? ', which looks like milliseconds' : ''}`
  const range = 'It must be a number of seconds, more than 0 and at most 86400 (one day).'
  const code = typeof value === 'number' ? 'every' : 'wrong-type'
  const meant = typeof value === 'string' && Number(value) > 0 && Number(value) <= 86_400
  const suggestion = isMilliseconds ? value / 1000 : meant ? Number(value) : undefined
  report(
    problem(
      code,
      path,
      `${given}. ${range}`,
      suggestion === undefined ? undefined : String(suggestion),
    ),
  )
  return 1
}

/** Reads `optionsSuccessStatus`. */
export function readStatus(value: unknown, report: Report): number {
  const range = 'It must be between 200 and 299; browsers treat any other status as a denial.'
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
    const meant = typeof value === 'string' && /\d/.test(value) && isIn(Number(value))
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
  // `600000` means milliseconds. `864000` does not: it is ten days in seconds.
  const milliseconds = code === 'max-age' && isIn(value / 1000) && !isHours(value)
  // The nearest number makes sense for `maxAge` only: 302 is not a typo for 299.
  const nearest = code === 'max-age' ? Math.round(Math.min(Math.max(value, from), to)) : 204
  report(
    problem(
      code,
      path,
      `is ${value}${milliseconds ? ', which looks like milliseconds' : ''}. ${range}`,
      Number.isNaN(value) ? undefined : String(milliseconds ? value / 1000 : nearest),
    ),
  )
  return from
}

/** Whether a number is whole hours in seconds, but not whole minutes in milliseconds. */
const isHours = (value: number): boolean => value % 3600 === 0 && value % 60_000 !== 0

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
