import { errorToPass, isOutcome } from '../decision.js'
import { findObserver } from '../observe/in-any-runtime.js'
import type { CorsOptions } from '../options.js'
import type { Decide } from '../policy/decide-request.js'
import type { AnyPolicy } from '../policy/policy.js'
import { asMiddleware, readDecider, type CorsDelegate } from '../policy/read-decider.js'
import { blameCaller, CorsOptionsError } from '../problems.js'
import {
  handlerMissing,
  notRequest,
  notResponse,
  optionsMissing,
} from '../read-options/web-problems.js'
import { innermostCall, noteCall, noteResponse } from './innermost.js'
import { factsOfWeb, type FetchRequest, type RuntimeRequest } from './web-request.js'
import { correctResponse, endPreflight, type FetchResponse } from './web-response.js'

/**
 * What `cors()` returns. It answers preflights. For all other requests it calls `next`, and adds the CORS headers to the
 * response. If your predicate, your delegate or `next` throws, the promise rejects with that error.
 */
export type FetchMiddleware<Request extends FetchRequest = RuntimeRequest> = <
  Response extends FetchResponse,
>(
  request: Request,
  next: () => Response | PromiseLike<Response>,
) => Promise<Response>

/**
 * Returns a function that answers preflights and sets the CORS headers of all other responses (Fetch section 3.3), for
 * servers with `Request` and `Response`.
 *
 * Only the policy decides: CORS headers from a handler are removed. If several of these functions handle the same
 * request, the innermost one decides. The option `enforce` has no effect, because every response is corrected.
 *
 * @param decider options, a policy from `createPolicy` or `createLivePolicy`, or a function that returns one of these for
 * each request. If omitted, every origin may read the responses, without credentials.
 * @throws CorsOptionsError with every problem of the options
 * @example
 * ```ts
 * import { cors } from 'allow-origin/fetch'
 *
 * const handleCors = cors({ origin: ['https://app.example.com', 'https://admin.example.com'] })
 *
 * export default {
 *   fetch: (request: Request) => handleCors(request, () => Response.json(['bread', 'milk'])),
 * }
 * ```
 */
export function cors<Request extends FetchRequest = RuntimeRequest>(
  decider?: CorsOptions<Request> | AnyPolicy<Request> | CorsDelegate<Request>,
): FetchMiddleware<Request>
export function cors(...given: readonly unknown[]): unknown {
  const [decider = {}, next] = given
  if (typeof next === 'function' || hasHeaders(decider))
    throw new CorsOptionsError([optionsMissing()])
  return createMiddleware(blameCaller(cors, () => readDecider(decider, findObserver())))
}

function createMiddleware(decide: Decide<unknown>): FetchMiddleware<FetchRequest> {
  const middleware = async (
    request: FetchRequest,
    next: () => FetchResponse | PromiseLike<FetchResponse>,
  ): Promise<FetchResponse> => {
    checkCall(request, next)
    const facts = factsOfWeb(request)
    const deciding = decide(facts, request)
    const outcome = isOutcome(deciding) ? deciding : await deciding
    const call = noteCall(request, facts.origin, outcome)
    if (outcome.kind === 'failed') throw errorToPass(outcome)
    if (outcome.kind === 'preflight' && outcome.status !== undefined)
      return noteResponse(endPreflight(outcome, outcome.status), call)
    const response = await next()
    if (!hasHeaders(response)) throw new CorsOptionsError([notResponse(response)])
    const last = innermostCall(call, request, response)
    return noteResponse(correctResponse(response, last.outcome, outcome.vary), last)
  }
  return asMiddleware(middleware) as FetchMiddleware<FetchRequest>
}

/** Frameworks pass other values to a middleware that is mounted directly. */
function checkCall(request: unknown, next: unknown): void {
  if (typeof next !== 'function') throw new CorsOptionsError([handlerMissing()])
  if (!hasHeaders(request)) throw new CorsOptionsError([notRequest()])
}

/** Whether a value has the headers of a request or a response. */
const hasHeaders = (value: unknown): boolean =>
  typeof (Object(value) as Partial<FetchRequest>).headers?.get === 'function'
