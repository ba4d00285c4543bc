import type { RequestFacts } from '../decision.js'

/** What the middleware reads of a request. The `Request` of every runtime fits. */
export interface FetchRequest {
  readonly method: string
  readonly url: string
  readonly headers: { get(name: string): string | null }
}

/** The `Request` of your runtime, as its types declare it. Without such types, what the middleware reads of one. */
export type RuntimeRequest = typeof globalThis extends {
  readonly Request: { readonly prototype: infer Found extends FetchRequest }
}
  ? Found
  : FetchRequest

/** What decides about a request. Only preflights use the other two headers, so only `OPTIONS` reads them. */
export function factsOfWeb({ method, headers }: FetchRequest): RequestFacts {
  const isOptions = method === 'OPTIONS'
  const read = (name: string): string | undefined => headers.get(name) ?? undefined
  return {
    method,
    origin: read('origin'),
    requestMethod: isOptions ? read('access-control-request-method') : undefined,
    requestHeaders: isOptions ? read('access-control-request-headers') : undefined,
  }
}
