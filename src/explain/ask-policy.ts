import { whenSettled } from '../values/promise.js'
import type { Decision, RequestFacts } from '../decision.js'
import type { IncomingResponse, OutgoingRequest } from '../browser/browser-request.js'
import { getHeader } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'

/** What a policy decides about a request. */
export type AskPolicy = (facts: RequestFacts) => Decision | Promise<Decision>

/** The response of a server whose policy sets the headers and whose application responds with 200. */
export const respond = (
  request: OutgoingRequest,
  ask: AskPolicy,
): IncomingResponse | Promise<IncomingResponse> => whenSettled(ask(factsOf(request)), toResponse)

function factsOf({ method, headers }: OutgoingRequest): RequestFacts {
  const read = (name: string): string | undefined => getHeader(name, headers) ?? undefined
  return {
    method,
    origin: read(names.origin),
    requestMethod: read(names.requestMethod),
    requestHeaders: read(names.requestHeaders),
  }
}

const toResponse = (decision: Decision): IncomingResponse => ({
  status: (decision.kind === 'preflight' ? decision.status : undefined) ?? 200,
  headers: Object.entries(decision.headers).map(([name, value]) => [inCapitals(name), value]),
})

/** A header name as people usually write it. */
const inCapitals = (name: string): string =>
  name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
