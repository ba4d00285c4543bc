import type { CorsRequest } from '../connect/request.js'
import type { DecisionReason, RequestFacts } from '../decision.js'
import type { Policy } from '../policy/policy.js'

/**
 * What a subscriber of the `node:diagnostics_channel` channel `allow-origin:decision` gets: one decision about one
 * request, before anything is written to its response.
 *
 * `method`, `origin`, `requestMethod`, `requestHeaders` and `request` are what the client sent: it can be anything that
 * HTTP lets through, with control characters beyond ASCII and as long as the server reads. Escape it wherever it is
 * written, and use no part of it but `reason`, `kind` and `allowed` for the names of metrics.
 *
 * @example
 * ```ts
 * import { subscribe } from 'node:diagnostics_channel'
 * import type { DecisionMessage } from 'allow-origin'
 *
 * subscribe('allow-origin:decision', (message) => {
 *   const { allowed, origin, reason } = message as DecisionMessage
 *   if (!allowed && origin !== undefined) console.warn(JSON.stringify({ reason, origin }))
 * })
 * ```
 */
export interface DecisionMessage extends RequestFacts {
  readonly kind: 'preflight' | 'actual'
  /** Whether the response allows the origin. Of a preflight the browser then matches method and headers by itself. */
  readonly allowed: boolean
  readonly reason: DecisionReason
  /** What decided; `undefined` where a delegate failed to choose one. */
  readonly policy: Policy<CorsRequest> | undefined
  /** The request as the framework handed it over. */
  readonly request: CorsRequest
  /** What the predicate or the delegate failed with, where the reason is `error`; else `undefined`. */
  readonly error: unknown
}
