import { errorToPass, type Outcome } from '../decision.js'
import { addToVary } from '../policy/add-to-vary.js'
import { fail } from '../policy/decide-request.js'
import { beforeSending } from './enforce.js'
import type { Header } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'

/**
 * What the middleware uses of a response. Node's `ServerResponse`, its HTTP/2 counterpart and Express' response fit, and
 * so do test doubles with these four methods.
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

/** Passes the request on to the next handler, or an error to the error handlers. */
export type Next = (error?: unknown) => void

/**
 * Sets the headers that were decided, then ends the preflight or calls `next`. Headers are set one by one, because
 * serverless adapters, tracers and test doubles read them back.
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
    // If this is the second failure, pass on the first error.
    if (outcome.kind !== 'failed') {
      apply(fail(error, outcome.enforce), response, next)
      return
    }
  }
  // Outside `try`: an error that `next` throws is not ours, and must not call `next` again.
  if (outcome.kind === 'failed') next(errorToPass(outcome))
  else next()
}

/** Whether the response ended or the client disconnected while an answer was awaited. */
export const hasEnded = ({ writableEnded, destroyed, stream }: CorsResponse): boolean =>
  writableEnded === true || destroyed === true || stream?.destroyed === true

function setHeaders({ vary: fields, allowOrigin, headers }: Outcome, response: CorsResponse): void {
  if (
    has('access-control-allow-origin', response) ||
    has('access-control-allow-credentials', response)
  )
    removeHeaders(response)
  if (fields !== undefined)
    response.setHeader('vary', addToVary(fields, String(response.getHeader('vary') ?? '')))
  if (allowOrigin !== undefined) response.setHeader('access-control-allow-origin', allowOrigin)
  // By index: over a frozen array, `for…of` adds a fifth to the time that a request takes here.
  // eslint-disable-next-line @typescript-eslint/prefer-for-of
  for (let index = 0; index < headers.length; index += 1) {
    const header = headers[index] as Header
    response.setHeader(header[0], header[1])
  }
}

/** Some test doubles return `null` for a missing header. */
const has = (name: string, response: CorsResponse): boolean =>
  (response.getHeader(name) ?? undefined) !== undefined

/** Removes what an earlier policy or another library allowed: only the last policy counts. `Vary` stays. */
function removeHeaders(response: CorsResponse): void {
  for (const name of names.responseHeaders) response.removeHeader(name)
}

/** Where a response keeps the decision to enforce. All copies of this package share it, so the last decision counts. */
const enforced: unique symbol = Symbol.for('allow-origin.enforced')

type Enforcing = CorsResponse & { [enforced]?: { outcome: Outcome } }

/** Makes sure that the last decision is enforced when the response is sent. */
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
