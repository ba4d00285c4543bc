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

/** A response header: its name and its value. */
export type Header = readonly [name: string, value: string]

/** What a response gets. A denied one gets `vary` alone. */
export type Decision = ActualDecision | PreflightDecision

interface HeadersDecided {
  /** The value of `Access-Control-Allow-Origin`, or `undefined` where it must not be there. */
  readonly allowOrigin: string | undefined
  /** The other CORS headers. */
  readonly headers: readonly Header[]
  /** What has to be in `Vary`, with commas; empty where nothing has to. */
  readonly vary: string
  /** CORS headers that have to be taken out if an earlier handler set them, in lower case. What is set is not among them. */
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

/** Whether a request is a preflight (Fetch section 3.3.2, CORS-preflight request). */
export const isPreflight = (
  facts: RequestFacts,
): facts is RequestFacts & { readonly requestMethod: string } =>
  facts.method === 'OPTIONS' && facts.origin !== undefined && facts.requestMethod !== undefined
