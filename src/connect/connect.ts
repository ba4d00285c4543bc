import { isOutcome, type Outcome } from '../decision.js'
import { observer } from '../observe/in-node.js'
import type { CorsOptions } from '../options.js'
import { fail, type Decide } from '../policy/decide-request.js'
import type { AnyPolicy } from '../policy/policy.js'
import { asMiddleware, readDecider, type CorsDelegate } from '../policy/read-decider.js'
import { blameCaller, CorsOptionsError } from '../problems.js'
import { factoryNotCalled, nextMissing } from '../read-options/decider-problems.js'
import { factsOf, type CorsRequest } from './request.js'
import { apply, hasEnded, type CorsResponse, type Next } from './response.js'

/**
 * What `cors()` returns: a handler for every Connect-style server. Errors go to `next`, and the response gets no CORS
 * header except `Vary`. It throws only if it is called without `next`.
 */
export type CorsMiddleware<Request = CorsRequest> = (
  request: Request,
  response: CorsResponse,
  next: Next,
) => void

/** The name of {@link CorsDelegate} in `@types/cors`. */
export type CorsOptionsDelegate<Request extends CorsRequest = CorsRequest> = CorsDelegate<Request>

/**
 * Returns a middleware that answers preflights and sets the CORS headers of all other responses (Fetch section 3.3).
 *
 * @param decider options, a policy from `createPolicy` or `createLivePolicy`, or a function that returns one of these for
 * each request. If omitted, every origin may read the responses, without credentials.
 * @throws CorsOptionsError with every problem of the options
 * @example
 * ```ts
 * import express from 'express'
 * import { cors } from 'allow-origin'
 *
 * const app = express()
 * app.use(cors({ origin: ['https://app.example.com', 'https://admin.example.com'], credentials: true }))
 * app.get('/public', cors(), (_request, response) => {
 *   response.json({ for: 'everyone' })
 * })
 * ```
 */
export function cors<Request extends CorsRequest = CorsRequest>(
  decider?: CorsOptions<Request> | AnyPolicy<Request> | CorsDelegate<Request>,
): CorsMiddleware<Request>
export function cors(...given: readonly unknown[]): unknown {
  const [decider = {}, response, next] = given
  if (typeof next === 'function') {
    apply(
      fail(new CorsOptionsError([factoryNotCalled()]), true),
      response as CorsResponse,
      next as Next,
    )
    return undefined
  }
  return createMiddleware(blameCaller(cors, () => readDecider(decider, observer)))
}

/** For users of `@types/cors`, who write `cors.CorsOptions` and so on. */
// This namespace has only types, so it compiles to nothing.
// eslint-disable-next-line @typescript-eslint/no-namespace
export declare namespace cors {
  export type { CorsOptions, CorsOptionsDelegate, CorsRequest }
}

function createMiddleware(decide: Decide<CorsRequest>): CorsMiddleware {
  const middleware = (request: CorsRequest, response: CorsResponse, next?: Next): void => {
    if (typeof next !== 'function') throw new CorsOptionsError([nextMissing()])
    let facts
    try {
      facts = factsOf(request)
    } catch (error) {
      apply(fail(error, true), response, next)
      return
    }
    const outcome = decide(facts, request)
    if (isOutcome(outcome)) apply(outcome, response, next)
    else applyLater(outcome, response, next)
  }
  return asMiddleware(middleware)
}

// A separate function for the same reason as `concludeLater` in `decide-request.ts`.
function applyLater(outcome: PromiseLike<Outcome>, response: CorsResponse, next: Next): void {
  void outcome.then((decided) => {
    if (!hasEnded(response)) apply(decided, response, next)
  })
}
