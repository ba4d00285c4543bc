import { toCheckError, type CheckError, type Result, type Row } from './results.js'

/** Counts up if a member is renamed, removed, or means something else. */
const version = 1

/** The object that `--json` prints for one check. */
export const jsonOfResult = (result: Result): object => ({ version, ...bodyOf(result) })

/** The object that `--json` prints if nothing can be checked. */
export const jsonOfError = (error: unknown): object => ({
  version,
  ...bodyOfError(toCheckError(error)),
})

/** The object that `--json` prints for several checks. */
export const jsonOfRows = (rows: readonly Row[]): object => ({
  version,
  verdict: worstVerdict(rows),
  checks: rows.map(({ result, expected, isAsExpected }) => ({
    ...bodyOf(result),
    expected,
    asExpected: isAsExpected,
  })),
  summary: summaryOf(rows),
})

export const summaryOf = (
  rows: readonly Row[],
): Readonly<Record<'checks' | 'asExpected' | 'unexpected' | 'unknown' | 'warnings', number>> => ({
  checks: rows.length,
  asExpected: rows.filter(({ isAsExpected }) => isAsExpected).length,
  unexpected: rows.filter((row) => !row.isAsExpected && row.verdict !== 'unknown').length,
  unknown: rows.filter(({ verdict }) => verdict === 'unknown').length,
  warnings: rows.reduce((sum, { warnings }) => sum + warnings.length, 0),
})

const worstVerdict = (rows: readonly Row[]): Row['verdict'] =>
  (['blocked', 'unknown'] as const).find((worst) =>
    rows.some(({ verdict }) => verdict === worst),
  ) ?? 'allowed'

function bodyOf(result: Result): object {
  if (!('error' in result)) return { ...result.explanation, notes: result.notes }
  const { url, origin, method, headers, credentials } = result.check.script
  return {
    request: { url, origin, method, headers, credentials },
    ...bodyOfError(result.error),
  }
}

const bodyOfError = (error: CheckError): object => ({
  allowed: false,
  verdict: 'unknown',
  error,
  notes: [],
})

/** JSON in ASCII, so nothing from a server reaches the terminal unescaped. */
export const toAscii = (json: object): string =>
  `${JSON.stringify(json, undefined, 2).replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  )}\n`
