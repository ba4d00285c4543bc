import type { Outcome } from '../decision.js'
import { addToVary } from '../policy/add-to-vary.js'
import * as names from '../protocol/header-names.js'

/** What the middleware uses of a response. The `Response` of every runtime fits. */
export interface FetchResponse {
  readonly status: number
  readonly headers: {
    get(name: string): string | null
    set(name: string, value: string): void
    delete(name: string): void
  }
  readonly body: unknown
}

/**
 * Gives a response the headers that were decided, and no other CORS headers. The response is changed, or copied if its
 * headers cannot be changed. It is copied as well if it has no body, because a handler may return it to other requests at
 * the same time. A copy has the same stream as its body. The stream is not read.
 *
 * @param varies what else to add to `Vary`: what earlier policies for the same request depend on
 */
export function correctResponse<Response extends FetchResponse>(
  response: Response,
  outcome: Outcome,
  varies?: string,
): Response {
  if (isNotSent(response)) return response
  try {
    // If headers cannot be changed, the first change throws.
    if (response.body) {
      setHeaders(response.headers, outcome, varies)
      return response
    }
  } catch {
    // It is copied below.
  }
  const copy = copyOf(response)
  setHeaders(copy.headers, outcome, varies)
  return copy
}

/** The response to a preflight. */
export function endPreflight(outcome: Outcome, status: number): FetchResponse {
  const response = new Response(null, { status })
  setHeaders(response.headers, outcome, undefined)
  return response
}

/**
 * Whether a response does not reach a browser as one: a network error, or a handshake that only its runtime can finish. On
 * Workers, a handshake can be copied, because its `webSocket` is copied too.
 */
const isNotSent = (response: FetchResponse & { readonly webSocket?: unknown }): boolean =>
  response.status === 0 || (response.status === 101 && !response.webSocket)

/** The runtime's own `Response` copies the status, its text, the headers and, on Workers, the `webSocket`. */
const copyOf = <Copied extends FetchResponse>(response: Copied): Copied => {
  const original = response as unknown as Response
  return new Response(original.body, original) as unknown as Copied
}

function setHeaders(
  headers: FetchResponse['headers'],
  { vary, allowOrigin, headers: others }: Outcome,
  varies: string | undefined,
): void {
  for (const name of names.responseHeaders) headers.delete(name)
  for (const fields of [varies, vary]) {
    if (fields !== undefined) headers.set('vary', addToVary(fields, headers.get('vary') ?? ''))
  }
  if (allowOrigin !== undefined) headers.set('access-control-allow-origin', allowOrigin)
  for (const [name, value] of others) headers.set(name, value)
}
