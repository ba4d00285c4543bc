import type { CorsRequest } from '../connect/request.js'
import type { DecisionReason, RequestFacts } from '../decision.js'
import type { Policy } from '../policy/policy.js'

/**
 * One decision about one request. Subscribers of the `node:diagnostics_channel` channel `allow-origin:decision` get it
 * before anything is written to the response.
 *
 * `method`, `origin`, `requestMethod`, `requestHeaders` and `request` come from the client. They can contain anything
 * that HTTP allows, including non-ASCII control characters, and be as long as the server accepts. Escape them before
 * you write them anywhere. As labels of metrics, use only `reason`, `kind` and `allowed`.
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
  /** Whether the response allows the origin. For a preflight, the browser still checks the method and headers itself. */
  readonly allowed: boolean
  readonly reason: DecisionReason
  /** The policy that decided. `undefined` if the delegate that chooses it threw. */
  readonly policy: Policy<CorsRequest> | undefined
  /** The request, as the framework passed it. With `allow-origin/fetch`, it is a `Request`. */
  readonly request: CorsRequest
  /** The error of the predicate or delegate if the reason is `error`; otherwise `undefined`. */
  readonly error: unknown
}
