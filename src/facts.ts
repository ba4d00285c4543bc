import type { CorsRequest } from './connect.js'
import type { RequestFacts } from './decision.js'

export const factsOf = ({ method, headers }: CorsRequest): RequestFacts => ({
  method,
  origin: headers.origin,
  requestMethod: headers['access-control-request-method'],
  requestHeaders: headers['access-control-request-headers'],
})
