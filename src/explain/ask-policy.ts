import { whenSettled } from '../values/promise.js'
import type { Decision, RequestFacts } from '../decision.js'
import type { IncomingResponse, OutgoingRequest } from '../browser/browser-request.js'
import { getHeader, type Header, type HeaderList } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'

/** What a policy decides about a request. */
export type AskPolicy = (facts: RequestFacts) => Decision | Promise<Decision>

/** The response of a server whose policy sets the headers and whose application responds with 200. */
export const respond = (
  request: OutgoingRequest,
  ask: AskPolicy,
): IncomingResponse | Promise<IncomingResponse> =>
  whenSettled(ask(factsOfOutgoing(request)), toResponse)

function factsOfOutgoing({ method, headers }: OutgoingRequest): RequestFacts {
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
  headers: linesOf(decision),
})

function linesOf({ vary, allowOrigin, headers }: Decision): HeaderList {
  const lines: Header[] = []
  if (vary !== undefined) lines.push(['Vary', vary])
  if (allowOrigin !== undefined) lines.push([names.allowOrigin, allowOrigin])
  return [...lines, ...headers.map(([name, value]) => [inCapitals(name), value] as const)]
}

/** A header name as people usually write it. */
const inCapitals = (name: string): string =>
  name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
