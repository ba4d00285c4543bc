import { overHttp1 } from '../../exchange.js'
import type { ExpectedHeaders } from '../../expectations.js'
import type { Answer } from '../answers.js'
import type { Row } from '../rows.js'
import type { Behind } from './behind.js'

interface AnswerWithBody extends Answer {
  readonly body: string
}

/** Sends a row's request, and returns the parts of the response that the row and the tested package are about. */
export async function receivedAnswer(
  { kind, request, headers: named }: Row,
  behind: Behind,
  port: number,
): Promise<AnswerWithBody> {
  const { exchange = overHttp1, body: part = '' } = behind
  const isActual = kind === 'actual'
  const { status, headers, body } = await exchange(port, {
    method: request.method,
    path: isActual ? (behind.path ?? request.path) : request.path,
    headers: { ...request.headers, ...(isActual && behind.headers) },
  })
  return {
    status,
    headers: pick(headers, named),
    body: body.includes(part) ? part : body,
    calls: 0,
  }
}

export function expectedAnswer(row: Row, behind: Behind, enforce: boolean): AnswerWithBody {
  if (row.kind === 'preflight') {
    return { status: 204, headers: pick(row.headers, row.headers), body: '', calls: 0 }
  }
  const { status = 200, body = '', vary } = behind
  const right = vary === '*' ? vary : ['Origin', vary].filter(Boolean).join()
  const undone: Readonly<Partial<Record<string, ExpectedHeaders>>> = behind.undone ?? {}
  const headers = { ...row.headers, vary: right, ...(!enforce && undone[row.title]) }
  return { status, headers: pick(headers, row.headers), body, calls: 0 }
}

/** CORS headers, and the members of `Vary`. */
function pick(
  headers: Readonly<Partial<Record<string, unknown>>>,
  named: ExpectedHeaders,
): Record<string, unknown> {
  const names = Object.keys(named).filter((name) => name.startsWith('access-control-'))
  const picked: [string, unknown][] = names.map((name) => [name, headers[name] ?? null])
  return { ...Object.fromEntries(picked), vary: sorted(headers.vary) }
}

/** The order of the members does not matter, but duplicates do. */
const sorted = (vary: unknown): string =>
  (typeof vary === 'string' ? vary : '')
    .toLowerCase()
    .split(',')
    .map((member) => member.trim())
    .sort()
    .join(', ')
