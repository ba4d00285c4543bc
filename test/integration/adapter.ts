import type { AnyPolicy, CorsDelegate, CorsOptions } from 'allow-origin/fetch'
import type { ExpectedHeaders } from './expectations.js'

/** One of the package's adapters, so the same cases test them all. */
export interface Adapter<Request, Middleware> {
  readonly cors: (
    decider?: CorsOptions<Request> | AnyPolicy<Request> | CorsDelegate<Request>,
  ) => Middleware
  /** The `Origin` of a request. */
  readonly originOf: (request: Request) => string | undefined
  /** A middleware together with something else in the application that sets `Vary`. */
  readonly behind: (vary: string, middleware: Middleware) => Middleware
  /** The CORS headers of the response to a policy's error. */
  readonly failed: ExpectedHeaders
}
