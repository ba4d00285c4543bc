import { quote } from './values/quote.js'

/**
 * What a decision reads of a request. A missing header is `undefined`. The last two are read only for `OPTIONS`. For
 * other methods, they may be `undefined`.
 */
export interface RequestFacts {
  readonly method: string | undefined
  /** `Origin` */
  readonly origin: string | undefined
  /** `Access-Control-Request-Method` */
  readonly requestMethod: string | undefined
  /** `Access-Control-Request-Headers` */
  readonly requestHeaders: string | undefined
}

/**
 * What a response gets: the headers to set and, for a preflight, the status. If the origin is denied, there is no
 * `Access-Control-` header. See `policy.decide` for an example. If the response already has `Access-Control-Allow-Origin` or
 * `-Allow-Credentials`, first remove all its CORS headers.
 */
export type Decision = ActualDecision | PreflightDecision

interface HeadersDecided {
  /** Whether the response allows the request's origin. */
  readonly allowed: boolean
  /** The value of `Access-Control-Allow-Origin`, or `undefined` if the response does not get this header. */
  readonly allowOrigin: string | undefined
  /** What to add to the `Vary` header that the response already has, or `undefined` if there is nothing to add. */
  readonly vary: string | undefined
  /** The other headers to set. The names are lowercase. Decisions share this list, so it is frozen. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** Whether to set the headers again just before the response is sent (the `enforce` option). */
  readonly enforce: boolean
}

/** The decision for a request that goes on to the next handler: anything but a preflight. */
export interface ActualDecision extends HeadersDecided {
  readonly kind: 'actual'
}

/** The decision for a preflight. */
export interface PreflightDecision extends HeadersDecided {
  readonly kind: 'preflight'
  /** The status to end the response with, or `undefined` if the preflight goes to the next handler. */
  readonly status: number | undefined
}

/** The decision if a predicate or a delegate failed: the response allows nothing, and the error goes to `next`. */
export interface FailedDecision extends HeadersDecided {
  readonly kind: 'failed'
  readonly error: unknown
}

/**
 * The error as an object, so whatever gets it sees an error: `next(undefined)` would continue, and `next('route')` skips
 * handlers.
 */
export const errorToPass = ({ error }: FailedDecision): unknown =>
  typeof error === 'object' && error !== null
    ? error
    : new Error(`the CORS policy failed with ${quote(error)}`, { cause: error })

/** What an adapter carries out. */
export type Outcome = Decision | FailedDecision

/** Whether an outcome is there, not only promised. Something inherited from `Object.prototype` is not an outcome. */
export const isOutcome = (value: Outcome | PromiseLike<Outcome>): value is Outcome =>
  Object.hasOwn(value, 'kind')

/** What a decision reads of a preflight, which always has `Access-Control-Request-Method`. */
export interface PreflightFacts extends RequestFacts {
  readonly requestMethod: string
}

/** Whether a request is a preflight (Fetch section 3.3.2, CORS-preflight request). */
export const isPreflight = (facts: RequestFacts): facts is PreflightFacts =>
  facts.method === 'OPTIONS' && facts.origin !== undefined && facts.requestMethod !== undefined

/**
 * Why an origin is allowed or denied. The values are stable: your code can rely on them.
 *
 * Allowed:
 *
 * - `any-origin`: `origin` is `'*'`, so the request's origin does not matter.
 * - `well-formed-origin`: `origin` is `true`, and a browser could have sent this one.
 * - `listed`: `origin` lists exactly this one.
 * - `pattern`: a string with `*` matches it.
 * - `expression`: a regular expression matches it.
 * - `allowed-by-predicate`: your predicate allowed it.
 *
 * Denied:
 *
 * - `switched-off`: `origin` is `false`.
 * - `no-origin`: the request has no `Origin`, like most same-origin requests. There is no origin to check.
 * - `malformed-origin`: the `Origin` is not a serialized origin. It probably did not come from a browser, or something
 *   changed it on the way. Hosts with a trailing dot, such as `app.example.com.`, are denied too.
 * - `null-origin`: the `Origin` is `null`, which sandboxed iframes, local files and redirected requests send, or
 *   `file://`, which Cordova and other WebKit apps send.
 * - `not-listed`: no entry of `origin` matches it.
 * - `denied-by-predicate`: your predicate denied it.
 * - `error`: your predicate or delegate failed, or your delegate returned invalid options.
 */
export type DecisionReason =
  | 'any-origin'
  | 'well-formed-origin'
  | 'listed'
  | 'pattern'
  | 'expression'
  | 'allowed-by-predicate'
  | 'switched-off'
  | 'no-origin'
  | 'malformed-origin'
  | 'null-origin'
  | 'not-listed'
  | 'denied-by-predicate'
  | 'error'
