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

/** What a response gets. A denied one gets `vary` alone, where its headers depend on the request. */
export type Decision = ActualDecision | PreflightDecision

interface HeadersDecided {
  /** Whether the response allows the request's origin. */
  readonly allowed: boolean
  /** What the response gets, by names in lower case. What `vary` has is added to what is in it already. */
  readonly headers: Readonly<Record<string, string>>
  /** CORS headers to take out before `headers` are set, where an earlier handler set them; in lower case. */
  readonly absent: readonly string[]
}

/** For a request that goes on to the application. */
export interface ActualDecision extends HeadersDecided {
  readonly kind: 'actual'
}

/** For a preflight. */
export interface PreflightDecision extends HeadersDecided {
  readonly kind: 'preflight'
  /** The status to end with, or `undefined` where the preflight is handed on. */
  readonly status: number | undefined
}

/** What is read of a preflight. */
export interface PreflightFacts extends RequestFacts {
  readonly requestMethod: string
}

/** Whether a request is a preflight (Fetch section 3.3.2, CORS-preflight request). */
export const isPreflight = (facts: RequestFacts): facts is PreflightFacts =>
  facts.method === 'OPTIONS' && facts.origin !== undefined && facts.requestMethod !== undefined
