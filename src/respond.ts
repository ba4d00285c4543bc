import vary from 'vary'
import type { Decision } from './decision.js'
import * as names from './protocol/header-names.js'
import { quote } from './quote.js'

/** What the middleware uses of a response: Node's `ServerResponse`, its HTTP/2 counterpart, and all that extend them. */
export interface CorsResponse {
  statusCode: number
  getHeader(name: string): number | string | readonly string[] | undefined
  setHeader(name: string, value: string): unknown
  removeHeader(name: string): void
  end(): unknown
}

/** Hands the request to the next handler, or an error to the error handlers. */
export type Next = (error?: unknown) => void

/** Carries a decision out: writes the headers, then answers the preflight or calls `next`. */
export function apply(decision: Decision, response: CorsResponse, next: Next): void {
  const status = decision.kind === 'preflight' ? decision.status : undefined
  try {
    writeHeaders(decision, response)
    if (status !== undefined) end(status, response)
  } catch (error) {
    refuse(error, response, next)
    return
  }
  // Outside of `try`: what `next` throws is not ours, and must not call it again.
  if (status === undefined) next()
}

/** Hands an error to `next`, with a response that allows nothing. */
export function refuse(error: unknown, response: CorsResponse, next: Next): void {
  try {
    clear(response)
    appendVary(names.origin, response)
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

function writeHeaders({ allowOrigin, headers, vary }: Decision, response: CorsResponse): void {
  clear(response)
  appendVary(vary, response)
  if (allowOrigin === undefined) return
  response.setHeader(names.allowOrigin, allowOrigin)
  for (const [name, value] of headers) response.setHeader(name, value)
}

function end(status: number, response: CorsResponse): void {
  response.statusCode = status
  // Some browsers wait for the body of a 204 that does not say it has none.
  response.setHeader('Content-Length', '0')
  response.end()
}

/** Takes out what an earlier policy allowed, of whichever library: the last one decides alone. */
function clear(response: CorsResponse): void {
  for (const name of names.responseHeaders) {
    if (response.getHeader(name) !== undefined) response.removeHeader(name)
  }
}

function appendVary(field: string, response: CorsResponse): void {
  if (field === '') return
  const present = response.getHeader('Vary')
  response.setHeader('Vary', present === undefined ? field : vary.append(String(present), field))
}
