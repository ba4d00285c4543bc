import type { Explanation } from 'allow-origin'
import type { Header } from '../../../src/protocol/header-list.js'
import {
  isForbiddenResponseHeaderName,
  isSafelistedResponseHeaderName,
} from '../../../src/protocol/response-headers.js'

/** A request that reached the playground's API, and the response. */
export interface Arrived {
  readonly method: string
  readonly path: string
  readonly headers: readonly Header[]
  readonly response: {
    readonly status: number
    readonly reason: string
    readonly headers: readonly Header[]
  } | null
}

/** The result of a request. The script gets either a response or an error, and the error does not say why. */
export type Outcome =
  | {
      readonly kind: 'response'
      readonly status: number
      readonly headers: readonly Header[]
      readonly body: string
    }
  | { readonly kind: 'error'; readonly error: string }

/** Whether the standard lets the script read a response header. */
export const isExposed = (name: string, exposed: Explanation['exposedHeaders']): boolean =>
  exposed === '*'
    ? !isForbiddenResponseHeaderName(name)
    : isSafelistedResponseHeaderName(name, exposed)

/** Request headers that browsers add for CORS. */
const ofCors = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers']

/**
 * Compares what `explain` predicted with what this browser did: the requests that it sent, their CORS headers, whether
 * the script got the response, and which response headers it can read. It cannot tell why an allowed request failed.
 *
 * @returns one sentence for each difference, or none if they agree
 */
export function findDifferences(
  { allowed, exchanges, exposedHeaders }: Explanation,
  arrived: readonly Arrived[],
  outcome: Outcome,
): readonly string[] {
  const got = outcome.kind === 'response'
  if (got && !allowed) {
    return [
      'By the standard, this request is blocked, but this browser gave the script the response.',
    ]
  }
  const expected = listed(exchanges.map(({ request }) => request.method))
  const sent = listed(arrived.map(({ method }) => method))
  if (expected !== sent)
    return [`By the standard, the browser sends ${expected}, but ${sent} arrived.`]
  const differences = arrived.flatMap(({ method, headers }, index) =>
    ofCors.flatMap((name) => {
      const standard = lineOf(name, exchanges[index]?.request.headers ?? [])
      const line = lineOf(name, headers)
      return line === standard
        ? []
        : [`By the standard, ${method} has ${standard}, but it arrived with ${line}.`]
    }),
  )
  if (!got) return differences
  const names = (arrived.at(-1)?.response?.headers ?? []).map(([name]) => name.toLowerCase())
  const readable = new Set(outcome.headers.map(([name]) => name.toLowerCase()))
  const other = names.filter((name) => isExposed(name, exposedHeaders) !== readable.has(name))
  return other.length === 0
    ? differences
    : [
        ...differences,
        `This browser and the standard disagree about which headers the script can read: ${other.join(', ')}.`,
      ]
}

const listed = (methods: readonly string[]): string => methods.join(', then ') || 'nothing'

function lineOf(name: string, headers: readonly Header[]): string {
  const values = headers.flatMap(([one, value]) =>
    one.toLowerCase() === name.toLowerCase() ? [value] : [],
  )
  return values.length === 0 ? `no ${name}` : `${name}: ${values.join(', ')}`
}
