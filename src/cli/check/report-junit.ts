import { printable } from '../../explain/layout.js'
import { whyUnexpected, type Row } from './results.js'

/** Results in the XML of JUnit, which CI systems show. An error means that the check has no verdict. */
export function toJunit(rows: readonly Row[]): string {
  const isWrong = ({ isAsExpected }: Row): boolean => !isAsExpected
  const isError = (row: Row): boolean => isWrong(row) && row.verdict === 'unknown'
  const errors = rows.filter(isError).length
  const counts = `tests="${rows.length}" failures="${rows.filter(isWrong).length - errors}" errors="${errors}"`
  const cases = rows.map((row) => {
    const { url, origin, method } = row.check.script
    const open = `    <testcase classname=${attribute(url)} name=${attribute(`${method} from ${origin} is ${row.expected}`)}`
    if (!isWrong(row)) return `${open}/>`
    const tag = isError(row) ? 'error' : 'failure'
    return `${open}>\n      <${tag} message=${attribute(`${row.verdict}: ${whyUnexpected(row)}`)}/>\n    </testcase>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="allow-origin check" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' }

const attribute = (text: string): string =>
  `"${printable(text).replace(/[&<"]/g, (character) => entities[character] ?? character)}"`
