/** What a decision looks at in a request; a header that is not there is `undefined`. */
export interface RequestFacts {
  readonly method: string | undefined
  /** `Origin` */
  readonly origin: string | undefined
  /** `Access-Control-Request-Method` */
  readonly requestMethod: string | undefined
  /** `Access-Control-Request-Headers` */
  readonly requestHeaders: string | undefined
}

/** What a response gets. A denied one gets `vary` alone, if its headers depend on the request. */
export type Decision = ActualDecision | PreflightDecision

interface HeadersDecided {
  /** Whether the response allows the request's origin. */
  readonly allowed: boolean
  /**
   * The headers to set, by lowercase names. `vary` is added to what is there already. If the response has
   * `Access-Control-Allow-Origin` or `-Allow-Credentials` by then, all its CORS headers are removed first.
   */
  readonly headers: Readonly<Record<string, string>>
  /** Whether to set the headers again just before the response is sent (the `enforce` option). */
  readonly enforce: boolean
}

/** For a request that goes on to the application. */
export interface ActualDecision extends HeadersDecided {
  readonly kind: 'actual'
}

/** For a preflight. */
export interface PreflightDecision extends HeadersDecided {
  readonly kind: 'preflight'
  /** The status to end with, or `undefined` if the preflight goes to the next handler. */
  readonly status: number | undefined
}

/** For a request that could not be decided about: its response allows nothing, and the error goes to the error handlers. */
export interface FailedDecision extends HeadersDecided {
  readonly kind: 'failed'
  readonly error: unknown
}

/** What an adapter carries out. */
export type Outcome = Decision | FailedDecision

/** What is read of a preflight. */
export interface PreflightFacts extends RequestFacts {
  readonly requestMethod: string
}

/** Whether a request is a preflight (Fetch section 3.3.2, CORS-preflight request). */
export const isPreflight = (facts: RequestFacts): facts is PreflightFacts =>
  facts.method === 'OPTIONS' && facts.origin !== undefined && facts.requestMethod !== undefined

/**
 * Why a response allows its request's origin, or does not; stable. Each one goes with `allowed` being true, or with it
 * being false, and never with both.
 *
 * Allowed:
 *
 * - `any-origin`: `origin` is `'*'`, so the request's origin does not matter.
 * - `well-formed-origin`: `origin` is `true`, and a browser could have sent this one.
 * - `listed`: the allowlist has exactly this origin.
 * - `pattern`: a string with `*` matches it.
 * - `expression`: a regular expression matches it.
 * - `allowed-by-predicate`: the predicate's answer does.
 *
 * Denied:
 *
 * - `switched-off`: `origin` is `false`.
 * - `no-origin`: the request has no `Origin`, like most same-origin requests. There is no origin to check.
 * - `malformed-origin`: its `Origin` is not a serialized origin. It did not come from a browser, something changed it on
 *   the way, or its host is one that is always denied, such as `app.example.com.` with a trailing dot.
 * - `null-origin`: its `Origin` is `null`, as that of sandboxed frames, local files and redirected requests is; or
 *   `file://`, which Cordova and WebKit apps send.
 * - `not-listed`: no entry of the allowlist matches it.
 * - `denied-by-predicate`: the predicate's answer does not allow it.
 * - `error`: the predicate or the delegate failed, or answered with options that are refused.
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
