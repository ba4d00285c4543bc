import { whenAnswered } from '../values/ask.js'
import type { IncomingResponse, OutgoingRequest } from '../browser/browser-request.js'
import { getHeader } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'

/** What a policy gets to see of a request. */
interface Facts {
  readonly method: string
  readonly origin: string | undefined
  readonly requestMethod: string | undefined
  readonly requestHeaders: string | undefined
}

/** What a policy decides about a response. */
interface Decided {
  readonly headers: Readonly<Record<string, string>>
  /** There is none where the application answers. */
  readonly status?: number | undefined
}

/** What a policy says to a request. */
export type Answer = (facts: Facts) => Decided | Promise<Decided>

/** The response of a server with nothing but a policy, whose application answers 200. */
export const respond = (
  request: OutgoingRequest,
  answer: Answer,
): IncomingResponse | Promise<IncomingResponse> =>
  whenAnswered(answer(factsOf(request)), toResponse)

function factsOf({ method, headers }: OutgoingRequest): Facts {
  const read = (name: string): string | undefined => getHeader(name, headers) ?? undefined
  return {
    method,
    origin: read(names.origin),
    requestMethod: read(names.requestMethod),
    requestHeaders: read(names.requestHeaders),
  }
}

const toResponse = ({ headers, status }: Decided): IncomingResponse => ({
  status: status ?? 200,
  headers: Object.entries(headers).map(([name, value]) => [inCapitals(name), value]),
})

/** A header's name as people write it. */
const inCapitals = (name: string): string =>
  name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
