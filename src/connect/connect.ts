import { isPromiseLike } from '../values/promise.js'
import { toPolicy } from '../policy/create-policy.js'
import { decideByDelegate, decideUnder, fail, type Decide } from '../policy/decide-request.js'
import type { Outcome } from '../decision.js'
import { factoryNotCalled, middlewareGiven, nextMissing } from '../read-options/decider-problems.js'
import { factsOf, type CorsRequest } from './request.js'
import type { CorsOptions } from '../options.js'
import type { AnyPolicy, Policy } from '../policy/policy.js'
import { blameCaller, CorsOptionsError } from '../problems.js'
import { apply, hasEnded, type CorsResponse, type Next } from './response.js'

/**
 * A handler for every Connect-style server. An error goes to `next`, with no CORS header but `Vary`; it throws only if it
 * is called without `next`.
 */
export type CorsMiddleware<Request = CorsRequest> = (
  request: Request,
  response: CorsResponse,
  next: Next,
) => void

/** What decides for one request: options, or a policy that was made before, which costs nothing to make. */
export type CorsDecider<Request = unknown> = CorsOptions<Request> | AnyPolicy<Request>

/**
 * Chooses options or a policy for each request. It may answer by returning, by a promise, or by the callback; the first
 * answer counts. An error, options that are refused, and no answer within 30 seconds go to `next`.
 *
 * As it sees the whole request, every response has `Vary: Origin`.
 */
export type CorsDelegate<Request = unknown> = (
  request: Request,
  callback: (error?: unknown, decider?: CorsDecider<Request>) => void,
  // `void` is what a delegate in callback style returns.
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
) => CorsDecider<Request> | void | PromiseLike<CorsDecider<Request> | void>

/** A {@link CorsDelegate} under the name that it has in `@types/cors`. */
export type CorsOptionsDelegate<Request extends CorsRequest = CorsRequest> = CorsDelegate<Request>

/**
 * Makes a middleware that answers preflights and sets the CORS headers of every other response (Fetch section 3.3).
 *
 * @param decider options; a policy that {@link createPolicy} made; or a function that chooses one of both for each
 * request. Left out, every origin may read the responses, without credentials.
 * @throws CorsOptionsError with every problem that the options have
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
      fail(new CorsOptionsError([factoryNotCalled()]), false),
      response as CorsResponse,
      next as Next,
    )
    return undefined
  }
  return createMiddleware(blameCaller(cors, () => readDecider(decider)))
}

/** The types that users of `@types/cors` write as `cors.CorsOptions` and so on. */
// A namespace of types, which has no code.
// eslint-disable-next-line @typescript-eslint/no-namespace
export declare namespace cors {
  export type { CorsOptions, CorsOptionsDelegate, CorsRequest }
}

function readDecider(decider: unknown): Decide<CorsRequest> {
  if (typeof decider === 'function') {
    if (decider.length > 2) throw new CorsOptionsError([middlewareGiven()])
    return decideByDelegate(decider as CorsDelegate<CorsRequest>)
  }
  const policy: Policy<CorsRequest> = toPolicy(decider, false)
  return (facts, request) => decideUnder(policy, facts, request)
}

const createMiddleware = (decide: Decide<CorsRequest>): CorsMiddleware =>
  ({
    // A member keeps its name if a bundler renames variables: traces show `cors`.
    cors: (request: CorsRequest, response: CorsResponse, next?: Next) => {
      if (typeof next !== 'function') throw new CorsOptionsError([nextMissing()])
      let facts
      try {
        facts = factsOf(request)
      } catch (error) {
        apply(fail(error, true), response, next)
        return
      }
      const outcome = decide(facts, request)
      if (isPromiseLike(outcome)) applyLater(outcome, response, next)
      else apply(outcome, response, next)
    },
  }).cors

// A function of its own for the reason that `concludeLater` is one.
function applyLater(outcome: PromiseLike<Outcome>, response: CorsResponse, next: Next): void {
  void outcome.then((decided) => {
    if (!hasEnded(response)) apply(decided, response, next)
  })
}
