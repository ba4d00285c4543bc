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

export const factsOf = ({ method, headers }: CorsRequest): RequestFacts => ({
  method,
  origin: headers.origin,
  requestMethod: headers['access-control-request-method'],
  requestHeaders: headers['access-control-request-headers'],
})
