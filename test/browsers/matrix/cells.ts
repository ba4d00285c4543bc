import type { HeaderList } from '../../../src/protocol/header-list.js'
import type { Outcome } from '../outcome.js'
import { isScripted, ways, type Body, type Way } from '../page-request.js'
import {
  apiOf,
  originNames,
  pageNames,
  type OriginName,
  type PageName,
} from '../servers/origins.js'
import { policies } from './policies.js'
import type { Row, Table } from '../read-tables.js'
import {
  readAnswer,
  readHeaders,
  readHops,
  readName,
  readNames,
  readSent,
  type Answer,
  type Hop,
} from './words.js'

/** One request of the matrix, and its outcome. */
export interface Cell {
  readonly title: string
  /** The name of a policy, or the responses of a server without one. */
  readonly server: string | { readonly preflight: Answer; readonly response: Answer }
  readonly page: PageName
  readonly to: OriginName
  readonly way: Way
  readonly method: string
  readonly headers: HeaderList
  readonly body: Body | undefined
  readonly uploadListener: boolean
  readonly credentials: boolean
  readonly redirects: readonly Hop[]
  /** The outcome by the Fetch standard. */
  readonly expected: Outcome
  /** The outcome in engines that differ, by the name of the difference. */
  readonly differing: Readonly<Record<string, Outcome>>
}

/** The value of a column that a table leaves out. */
const usual = {
  policy: '',
  preflight: '',
  response: '`Access-Control-Allow-Origin: {page}` `Access-Control-Allow-Credentials: true`',
  page: 'app',
  to: '',
  way: 'fetch',
  method: 'GET',
  headers: 'none',
  body: 'none',
  credentials: 'without',
  redirects: 'none',
  verdict: '',
  sent: '',
  asked: '',
  reads: 'none',
  difference: '',
} satisfies Row
type Column = keyof typeof usual
type FullRow = Readonly<Record<Column, string>>

/** The columns in which a row may list several values, and their separator. */
const separators: Partial<Record<Column, string>> = {
  policy: ', ',
  page: ', ',
  way: ', ',
  method: ', ',
  headers: ' or ',
  body: ', ',
  credentials: ', ',
  redirects: ', ',
}

/** Every combination of the values in a row. */
function expand(row: Row): readonly FullRow[] {
  for (const column of Object.keys(row)) readName(Object.keys(usual), column)
  return Object.entries(separators).reduce<readonly FullRow[]>(
    (rows, [column, separator]) =>
      rows.flatMap((one) =>
        one[column as Column].split(separator).map((value) => ({ ...one, [column]: value })),
      ),
    [{ ...usual, ...row }],
  )
}

function readCell(row: FullRow): Cell {
  const page = readName(pageNames, row.page)
  const to = row.to === '' ? apiOf(page) : readName(originNames, row.to)
  const body = readName(['none', 'text', 'bytes', 'bytes for a listener'], row.body)
  const cell = {
    title: titleOf(row),
    server:
      row.policy === ''
        ? { preflight: readAnswer(row.preflight, 204), response: readAnswer(row.response, 200) }
        : readName(Object.keys(policies), row.policy),
    page,
    to,
    way: readName(ways, row.way),
    method: row.method,
    headers: readHeaders(row.headers),
    body: body === 'none' ? undefined : body === 'text' ? body : 'bytes',
    uploadListener: body === 'bytes for a listener',
    credentials: readName(['with', 'without'], row.credentials) === 'with',
    redirects: readHops(row.redirects),
    differing: {},
  } as const
  return { ...cell, expected: readExpected(row, cell) }
}

function readExpected(row: FullRow, cell: Omit<Cell, 'expected'>): Outcome {
  const { page, to, way, method, headers, credentials: cookies } = cell
  const verdict = readName(['allowed', 'blocked'], row.verdict)
  const usual = { method, to, page: page === 'sandboxed' ? 'null' : page, cookies }
  const sent = readSent(row.sent, usual)
  return {
    verdict,
    sent,
    asked: row.asked === '' ? askedInEach(sent, headers) : readNames(row.asked, ' then '),
    reads: verdict === 'allowed' && isScripted(way) ? readNames(row.reads) : null,
  }
}

/** What preflights ask for if a row does not say: every header that the script sets. */
function askedInEach(sent: Outcome['sent'], headers: HeaderList): Outcome['asked'] {
  const names = new Set(headers.map(([name]) => name.toLowerCase()))
  const asked = Array.from(names).sort().join(',') || 'nothing'
  return sent.filter((request) => request.startsWith('preflight')).map(() => asked)
}

/** Whether `policy.explain` supports the cell: it needs a policy, and no redirect, body or same-origin request. */
export const isForPolicy = ({ server, redirects, body, page, to }: Cell): boolean =>
  typeof server === 'string' && redirects.length === 0 && body === undefined && page !== to

/** Everything about a request except its outcome. */
const titleOf = (row: FullRow): string =>
  [
    ...(row.policy === '' ? [] : [row.policy]),
    ...(row.preflight === '' ? [] : [row.preflight]),
    ...(row.response === usual.response ? [] : [row.response || 'no header']),
    `${row.method} by ${row.way} from ${row.page}${row.to && ` to ${row.to}`}`,
    ...(row.headers === 'none' ? [] : [row.headers]),
    ...(row.body === 'none' ? [] : [row.body]),
    ...(row.credentials === 'with' ? ['credentials'] : []),
    ...(row.redirects === 'none' ? [] : [row.redirects]),
  ].join(', ')

/** The cells of a table. A row with a difference repeats a request, with the outcome in some engines. */
export function readCells({ title, rows }: Table): readonly Cell[] {
  const cells = new Map<string, Cell>()
  for (const row of rows.flatMap(expand)) {
    const cell = readCell(row)
    const known = cells.get(cell.title)
    if ((known === undefined) !== (row.difference === '')) {
      const why = known ? 'is there twice' : 'has no row for the standard'
      throw new Error(`${title}: ${cell.title} ${why}.`)
    }
    const differing = { ...known?.differing, [row.difference]: cell.expected }
    cells.set(cell.title, known ? { ...known, differing } : cell)
  }
  return Array.from(cells.values())
}
