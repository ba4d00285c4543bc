import vary from 'vary'
import type { Decision, PreflightDecision } from './decision.js'
import * as names from './protocol/header-names.js'
import { quote } from './quote.js'

/** What the middleware uses of a response: Node's `ServerResponse`, its HTTP/2 counterpart, and all that extend them. */
export interface CorsResponse {
  statusCode: number
  getHeader(name: string): number | string | readonly string[] | undefined
  setHeader(name: string, value: string): unknown
  removeHeader(name: string): void
  writeHead(status: number, headers: Readonly<Record<string, string>>): unknown
  end(): unknown
}

/** Hands the request to the next handler, or an error to the error handlers. */
export type Next = (error?: unknown) => void

/** Carries a decision out: writes the headers, then answers the preflight or calls `next`. */
export function apply(decision: Decision, response: CorsResponse, next: Next): void {
  try {
    if (decision.kind === 'preflight' && decision.status !== undefined) {
      answer(decision, decision.status, response)
      return
    }
    writeHeaders(decision, response)
  } catch (error) {
    refuse(error, response, next)
    return
  }
  // Outside of `try`: what `next` throws is not ours, and must not call it again.
  next()
}

/** Hands an error to `next`, with a response that allows nothing. */
export function refuse(error: unknown, response: CorsResponse, next: Next): void {
  try {
    clear(names.responseHeaders, response)
    response.setHeader('vary', addToVary(names.origin, response))
  } catch {
    // The response is on its way already; the error that led here is the one to hand on.
  }
  // `next(undefined)` would go on, and `next('route')` means something else.
  next(
    typeof error === 'object' && error !== null
      ? error
      : new Error(`the CORS policy could not be decided: ${quote(error)}`, { cause: error }),
  )
}

function writeHeaders({ headers, absent }: Decision, response: CorsResponse): void {
  clear(absent, response)
  // Not over a list of entries, which takes a tenth of the time that all of this takes.
  for (const name in headers) {
    const value = headers[name]
    // What somebody gave to every object is not among them.
    if (value === undefined || !Object.hasOwn(headers, name)) continue
    response.setHeader(name, name === 'vary' ? addToVary(value, response) : value)
  }
}

/** Ends a preflight. Written at once, the headers take less than half the time that they take one by one. */
function answer(
  { headers, absent }: PreflightDecision,
  status: number,
  response: CorsResponse,
): void {
  clear(absent, response)
  const field = Object.hasOwn(headers, 'vary') ? headers.vary : undefined
  const isThere = field !== undefined && response.getHeader('vary') !== undefined
  response.writeHead(status, isThere ? { ...headers, vary: addToVary(field, response) } : headers)
  response.end()
}

/** Takes out what an earlier policy allowed, of whichever library: the last one decides alone. */
function clear(absent: readonly string[], response: CorsResponse): void {
  for (const name of absent) {
    if (response.getHeader(name) !== undefined) response.removeHeader(name)
  }
}

/** What `Vary` has to be, with what is in it already. */
function addToVary(field: string, response: CorsResponse): string {
  const present = response.getHeader('vary')
  return present === undefined ? field : vary.append(String(present), field)
}
