import { readFileSync } from 'node:fs'

/** A row of a table: each cell by the name of its column. */
export type Row = Readonly<Record<string, string>>

export interface Table {
  /** The headings above the table. */
  readonly title: string
  readonly rows: readonly Row[]
}

const cellsOf = (line: string): readonly string[] =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

function readRows([head = '', , ...body]: readonly string[]): readonly Row[] {
  const columns = cellsOf(head)
  return body.map((line) => {
    const cells = cellsOf(line)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

/** The tables of a Markdown file, with the headings above each. */
export function readTables(file: URL): readonly Table[] {
  const [, whole = '', body = ''] = /^# (.+)\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? []
  return body.split(/^## /m).flatMap((section) => {
    const lines = section.split('\n')
    const inTable = lines.filter((line) => line.startsWith('|'))
    const title = [whole, lines[0]].filter(Boolean).join(': ')
    return inTable.length === 0 ? [] : [{ title, rows: readRows(inTable) }]
  })
}
