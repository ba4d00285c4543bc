import type { Outcome } from '../decision.js'

/** One call of a middleware, and what was decided in it. Later calls have higher numbers. */
export interface Call {
  readonly number: number
  readonly origin: string | undefined
  readonly outcome: Outcome
}

let calls = 0

/** The last call for each request, and the call that decided about each response. */
const lastCalls = new WeakMap<object, Call>()

export function noteCall(request: object, origin: string | undefined, outcome: Outcome): Call {
  calls += 1
  const call = { number: calls, origin, outcome }
  lastCalls.set(request, call)
  return call
}

export function noteResponse<Response extends object>(response: Response, call: Call): Response {
  lastCalls.set(response, call)
  return response
}

/**
 * The innermost of the calls for one request: the last of them. A framework that mounts an application gives it a copy of
 * the request, so the response is looked up too. A handler may also return a response to some other request: one of
 * another origin, or an earlier one. Those do not count.
 */
export function innermostCall(call: Call, request: object, response: object): Call {
  let last = call
  for (const found of [lastCalls.get(request), lastCalls.get(response)]) {
    if (found && found.number > last.number && found.origin === call.origin) last = found
  }
  return last
}
