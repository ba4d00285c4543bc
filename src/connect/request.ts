import type { RequestFacts } from '../decision.js'

/** What the middleware reads of a request: Node's `IncomingMessage`, its HTTP/2 counterpart, and all that extend them. */
export interface CorsRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** The URL that the client sent, with the path that a router is mounted at. */
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
