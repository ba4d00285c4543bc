import { printable, wrap } from '../../explain/layout.js'
import type { Paint } from '../../explain/render.js'
import { summaryOf } from './report-json.js'
import { whyUnexpected, type Row } from './results.js'

const verdictMarks = { allowed: '✓', blocked: '✗', unknown: '?' } as const

/** Results as a table for a terminal: one line for each check, and a reason below it if it is not as expected. */
export function toTable(rows: readonly Row[], width: number, paint: Paint): string {
  const longest = (parts: readonly string[]): number =>
    Math.max(...parts.map(({ length }) => length))
  const methods = longest(rows.map(({ check }) => printable(check.script.method)))
  const lines: string[] = []
  let title = ''
  for (const row of rows) {
    const { url, origin, method, credentials } = row.check.script
    const about = `${url}${credentials ? ', with credentials' : ''}`
    if (about !== title)
      lines.push(...(title === '' ? [] : ['']), ...wrap(printable(about), '', '  ', width))
    title = about
    const start = `  ${row.isAsExpected ? verdictMarks.allowed : verdictMarks[row.verdict === 'unknown' ? 'unknown' : 'blocked']} `
    const said = `${row.verdict}  ${printable(method).padEnd(methods)}  ${printable(origin)}`
    lines.push(paint(row.isAsExpected ? 'green' : 'red', start + said))
    if (row.isAsExpected) continue
    const expected =
      row.verdict === 'allowed' && row.expected === 'blocked' ? 'Expected: blocked. ' : ''
    lines.push(...wrap(printable(expected + whyUnexpected(row)), '      ', '      ', width))
  }
  return `${[...lines, '', summary(rows)].join('\n')}\n`
}

function summary(rows: readonly Row[]): string {
  const { checks, asExpected, unknown, warnings } = summaryOf(rows)
  const counted = (count: number, thing: string): string =>
    `${count} ${thing}${count === 1 ? '' : 's'}`
  return [
    `${asExpected} of ${counted(checks, 'check')} passed`,
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ].join(', ')
}
