import vary from 'vary'
import { fail } from '../policy/decide-request.js'
import type { Outcome } from '../decision.js'
import { beforeSending } from './enforce.js'
import * as names from '../protocol/header-names.js'
import { quote } from '../values/quote.js'

/**
 * What the middleware uses of a response: Node's `ServerResponse`, its HTTP/2 counterpart, all that extend them, and
 * test doubles with these four methods.
 */
export interface CorsResponse {
  statusCode: number
  getHeader(name: string): number | string | readonly string[] | null | undefined
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
export function apply(outcome: Outcome, response: CorsResponse, next: Next): void {
  const status = outcome.kind === 'preflight' ? outcome.status : undefined
  try {
    setHeaders(outcome, response)
    keepEnforced(outcome, response)
    if (status !== undefined) {
      response.statusCode = status
      response.end()
      return
    }
  } catch (error) {
    // The first error is the one to hand on.
    if (outcome.kind !== 'failed') {
      apply(fail(error, outcome.enforce), response, next)
      return
    }
  }
  // Outside of `try`: what `next` throws is not ours, and must not call it again.
  if (outcome.kind === 'failed') next(toError(outcome.error))
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
    has('access-control-allow-origin', response) ||
    has('access-control-allow-credentials', response)
  )
    removeHeaders(response)
  // Not over a list of entries, which takes a tenth of the time that all of this takes.
  for (const name in headers) {
    const value = headers[name]
    // Skip what was added to `Object.prototype`.
    if (value === undefined || !Object.hasOwn(headers, name)) continue
    response.setHeader(name, name === 'vary' ? addToVary(value, response) : value)
  }
}

/** Test doubles say `null` too. */
const has = (name: string, response: CorsResponse): boolean =>
  (response.getHeader(name) ?? undefined) !== undefined

/** Takes out what was allowed before, by whichever library: the last policy decides alone. `Vary` stays. */
function removeHeaders(response: CorsResponse): void {
  for (const name of names.responseHeaders) response.removeHeader(name)
}

/** What `Vary` has to be, with what is in it already. */
function addToVary(field: string, response: CorsResponse): string {
  const present = response.getHeader('vary') ?? ''
  return present === '' ? field : vary.append(String(present), field)
}

/** Where a response keeps the decision to enforce. Every copy of this package finds it: the last decision counts. */
const enforced: unique symbol = Symbol.for('allow-origin.enforced')

type Enforcing = CorsResponse & { [enforced]?: { outcome: Outcome } }

/** Makes sure that an enforced response is sent with the last decision about it. */
function keepEnforced(outcome: Outcome, response: Enforcing): void {
  const before = response[enforced]
  if (before) before.outcome = outcome
  else if (outcome.enforce) {
    const last = { outcome }
    response[enforced] = last
    beforeSending(response, () => {
      removeHeaders(response)
      setHeaders(last.outcome, response)
    })
  }
}
