import type { RequestFacts } from '../decision.js'

/** What the middleware reads of a request. Node's `IncomingMessage`, its HTTP/2 counterpart and Express' request fit. */
export interface CorsRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** The full URL that the client sent. In a mounted Express router, `url` lacks the mount path. */
  readonly originalUrl?: string | undefined
  readonly headers: {
    readonly origin?: string | undefined
    readonly 'access-control-request-method'?: string | undefined
    readonly 'access-control-request-headers'?: string | undefined
  }
}

/** What decides about a request. Only preflights have a use for the other two headers, so only `OPTIONS` reads them. */
export function factsOf({ method, headers }: CorsRequest): RequestFacts {
  const isOptions = method === 'OPTIONS'
  return {
    method,
    origin: headers.origin,
    requestMethod: isOptions ? headers['access-control-request-method'] : undefined,
    requestHeaders: isOptions ? headers['access-control-request-headers'] : undefined,
  }
}
