import vary from 'vary'
import { fail } from './decide-request.js'
import type { Outcome } from './decision.js'
import { beforeSending } from './enforce.js'
import * as names from './protocol/header-names.js'
import { quote } from './quote.js'

/**
 * What the middleware uses of a response: Node's `ServerResponse`, its HTTP/2 counterpart, all that extend them, and
 * test doubles with these four methods.
 */
export interface CorsResponse {
  statusCode: number
  getHeader(name: string): number | string | readonly string[] | undefined
  setHeader(name: string, value: string): unknown
  removeHeader(name: string): void
  end(): unknown
  readonly writableEnded?: boolean
  readonly destroyed?: boolean
  /** HTTP/2 has `destroyed` only here. */
  readonly stream?: { readonly destroyed?: boolean } | undefined
}

/** Hands the request to the next handler, or an error to the error handlers. */
export type Next = (error?: unknown) => void

/**
 * Carries a decision out: sets the headers one by one, because adapters, tracers and test doubles read them back; then
 * ends the preflight or calls `next`.
 */
export function apply(decision: Outcome, response: CorsResponse, next: Next): void {
  const status = decision.kind === 'preflight' ? decision.status : undefined
  try {
    setHeaders(decision, response)
    keepEnforced(decision, response)
    if (status !== undefined) {
      response.statusCode = status
      response.end()
      return
    }
  } catch (error) {
    // The first error is the one to hand on.
    if (decision.kind === 'failed') next(toError(decision.error))
    else apply(fail(error, decision.enforce), response, next)
    return
  }
  // Outside of `try`: what `next` throws is not ours, and must not call it again.
  if (decision.kind === 'failed') next(toError(decision.error))
  else next()
}

/** Whether a response was ended, or its client left, while an answer was awaited. */
export const hasEnded = ({ writableEnded, destroyed, stream }: CorsResponse): boolean =>
  writableEnded === true || destroyed === true || stream?.destroyed === true

/** An error that `next` takes for one: `next(undefined)` would go on, and `next('route')` means something else. */
const toError = (error: unknown): object =>
  typeof error === 'object' && error !== null
    ? error
    : new Error(`the CORS policy could not be decided: ${quote(error)}`, { cause: error })

function setHeaders({ headers }: Outcome, response: CorsResponse): void {
  if (
    response.getHeader('access-control-allow-origin') !== undefined ||
    response.getHeader('access-control-allow-credentials') !== undefined
  )
    removeHeaders(response)
  // Not over a list of entries, which takes a tenth of the time that all of this takes.
  for (const name in headers) {
    const value = headers[name]
    // What somebody gave to every object is not among them.
    if (value === undefined || !Object.hasOwn(headers, name)) continue
    response.setHeader(name, name === 'vary' ? addToVary(value, response) : value)
  }
}

/** Takes out what was allowed before, by whichever library: the last policy decides alone. `Vary` stays. */
function removeHeaders(response: CorsResponse): void {
  for (const name of names.responseHeaders) response.removeHeader(name)
}

/** What `Vary` has to be, with what is in it already. */
function addToVary(field: string, response: CorsResponse): string {
  const present = response.getHeader('vary')
  return present === undefined ? field : vary.append(String(present), field)
}

/** Where a response keeps the decision to enforce. Every copy of this package finds it: the last decision counts. */
const enforced: unique symbol = Symbol.for('allow-origin.enforced')

type Enforcing = CorsResponse & { [enforced]?: { decision: Outcome } }

/** Sees to it that a response that is enforced is sent with the last decision about it. */
function keepEnforced(decision: Outcome, response: Enforcing): void {
  const before = response[enforced]
  if (before) before.decision = decision
  else if (decision.enforce) {
    const last = { decision }
    response[enforced] = last
    beforeSending(response, () => {
      removeHeaders(response)
      setHeaders(last.decision, response)
    })
  }
}
