import vary from 'vary'
import { ask, isPromiseLike, whenAnswered, type Question } from './answer.js'
import type { CorsOptions } from './options.js'
import { isPolicy, toPolicy, type Decision, type Policy } from './policy.js'
import { CorsOptionsError } from './problems.js'
import * as names from './protocol/header-names.js'
import { isPlainObject } from './kinds.js'
import { apply, refuse, type CorsResponse, type Next } from './respond.js'

/** What the middleware reads of a request: Node's `IncomingMessage`, its HTTP/2 counterpart, and all that extend them. */
export interface CorsRequest {
  readonly method?: string | undefined
  readonly url?: string | undefined
  readonly headers: {
    readonly origin?: string | undefined
    readonly 'access-control-request-method'?: string | undefined
    readonly 'access-control-request-headers'?: string | undefined
  }
}

/** A handler for every Connect-style server. It never throws: an error goes to `next`, with no CORS header but `Vary`. */
export type CorsMiddleware<Request = CorsRequest> = (
  request: Request,
  response: CorsResponse,
  next: Next,
) => void

/** What decides for one request: options, or a policy that was made before, which costs nothing to make. */
export type CorsDecider<Request = unknown> = CorsOptions<Request> | Policy<Request>

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
  delegate: CorsDelegate<Request>,
): CorsMiddleware<Request>
export function cors<Request extends CorsRequest = CorsRequest>(
  decider?: CorsDecider<Request>,
): CorsMiddleware<Request>
export function cors(...given: readonly unknown[]): CorsMiddleware | undefined {
  const [decider = {}, , next] = given
  if (typeof next === 'function') {
    const report = next as Next
    report(notCalled)
    return undefined
  }
  if (typeof decider === 'function') {
    return middleware(decideByDelegate(decider as CorsDelegate<CorsRequest>))
  }
  const policy: Policy<CorsRequest> = toPolicy(decider)
  return middleware((request) => decide(policy, request))
}

const notCalled = new CorsOptionsError([
  {
    code: 'factory-not-called',
    path: '',
    message: '`cors` stands where a middleware belongs. It is the function that makes one.',
    suggestion: 'cors()',
  },
])

type Decide = (request: CorsRequest) => Decision | Promise<Decision>

function decide(policy: Policy<CorsRequest>, request: CorsRequest): Decision | Promise<Decision> {
  const { method, headers } = request
  const { origin } = headers
  return whenAnswered(policy.allows(origin, request), (allowed) =>
    policy.decide(
      {
        method,
        origin,
        requestMethod: headers['access-control-request-method'],
        requestHeaders: headers['access-control-request-headers'],
      },
      allowed,
    ),
  )
}

function decideByDelegate(delegate: CorsDelegate<CorsRequest>): Decide {
  const question: Question = {
    name: 'the delegate',
    takesCallback: delegate.length >= 2,
    isAnswer: (returned) => isPolicy(returned) || isPlainObject(returned),
  }
  return (request) => {
    const chosen = ask((callback) => delegate(request, callback), question)
    const decision = whenAnswered(chosen, (decider) => decide(toPolicy(decider), request))
    // It may have looked at the origin to choose, whatever it chose.
    return whenAnswered(decision, (decided) => ({
      ...decided,
      vary: vary.append(decided.vary, names.origin),
    }))
  }
}

function middleware(decide: Decide): CorsMiddleware {
  return (request, response, next) => {
    const fail = (error: unknown): void => {
      refuse(error, response, next)
    }
    let decision
    try {
      decision = decide(request)
    } catch (error) {
      fail(error)
      return
    }
    if (isPromiseLike(decision)) {
      decision.then((decided) => {
        apply(decided, response, next)
      }, fail)
    } else apply(decision, response, next)
  }
}
