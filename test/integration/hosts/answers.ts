import type { Host, HostResponse } from './host.js'
import type { Row } from './rows.js'

/** The parts of a response that the table is about. */
export interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, unknown>>
  /** How often the application was called. */
  readonly calls: number
}

export function expectedAnswer({ kind, headers }: Row, host: Host): Answer {
  const removed = (host.removedHeaders ?? []).filter((name) => name in headers)
  return {
    status: kind === 'preflight' ? 204 : (host.answered ?? 200),
    headers: { ...headers, ...pick({}, removed) },
    calls: kind === 'preflight' ? 0 : 1,
  }
}

export function receivedAnswer(
  response: HostResponse,
  calls: number,
  row: Row,
  host: Host,
): Answer {
  const headers = pick(response.headers, Object.keys(row.headers))
  const { vary } = headers
  if (row.kind === 'actual' && host.varies && typeof vary === 'string') {
    headers.vary = without(host.varies, vary)
  }
  return { status: response.status, headers, calls }
}

/** The differences in words, for a cell of the table. */
export function differences(received: Answer, expected: Answer): readonly string[] {
  const parts: (readonly [string, unknown, unknown])[] = [
    ['status', received.status, expected.status],
    ['calls of the application', received.calls, expected.calls],
    ...Object.entries(expected.headers).map(
      ([name, value]) => [`\`${name}\``, received.headers[name], value] as const,
    ),
  ]
  return parts
    .filter(([, is, shouldBe]) => is !== shouldBe)
    .map(([part, is, shouldBe]) => `${part} is ${written(is)}, not ${written(shouldBe)}`)
}

const written = (value: unknown): string =>
  value === null || value === undefined ? 'missing' : `\`${JSON.stringify(value)}\``

const without = (fields: readonly string[], vary: string): string | null =>
  vary
    .split(/,\s*/)
    .filter((field) => !fields.includes(field.toLowerCase()))
    .join(', ') || null

const pick = (
  headers: Readonly<Partial<Record<string, unknown>>>,
  names: readonly string[],
): Record<string, unknown> => Object.fromEntries(names.map((name) => [name, headers[name] ?? null]))
