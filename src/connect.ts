import vary from 'vary'
import { ask, isPromiseLike, whenAnswered, type Question } from './answer.js'
import type { CorsOptions } from './options.js'
import { factsOf, type CorsRequest } from './facts.js'
import { chooseObserved, decideObserved } from './observe/observe.js'
import { isPolicy, toPolicy } from './create-policy.js'
import { factoryNotCalled, middlewareGiven } from './decider-problems.js'
import type { Decision, RequestFacts } from './decision.js'
import type { Policy } from './policy.js'
import { CorsOptionsError } from './problems.js'
import * as names from './protocol/header-names.js'
import { isPlainObject } from './kinds.js'
import { apply, refuse, type CorsResponse, type Next } from './respond.js'
import type { CredentialsForAll, LowerCaseMethods, Refused } from './unsound-options.js'

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
export function cors(
  options: CredentialsForAll,
): Refused<'every origin, with credentials: name the origins that may'>
export function cors(
  options: LowerCaseMethods,
): Refused<'methods are case-sensitive: write them in upper case'>
export function cors<Request extends CorsRequest = CorsRequest>(
  decider?: CorsDecider<Request> | CorsDelegate<Request>,
): CorsMiddleware<Request>
export function cors(...given: readonly unknown[]): unknown {
  const [decider = {}, response, next] = given
  if (typeof next === 'function') {
    refuse(new CorsOptionsError([factoryNotCalled()]), response as CorsResponse, next as Next)
    return undefined
  }
  if (typeof decider === 'function') {
    if (decider.length > 2) throw new CorsOptionsError([middlewareGiven()])
    return middleware(decideByDelegate(decider as CorsDelegate<CorsRequest>))
  }
  const policy: Policy<CorsRequest> = toPolicy(decider)
  return middleware((request) => decideObserved(policy, request, decide))
}

type Decide = (request: CorsRequest) => Decision | Promise<Decision>

// What waits for a promise is a function of its own here and below: a closure costs its surroundings an object for each
// request, also where none is made.
function decide(policy: Policy<CorsRequest>, request: CorsRequest): Decision | Promise<Decision> {
  const facts = factsOf(request)
  const allowed = policy.allows(facts.origin, request)
  return typeof allowed === 'boolean'
    ? policy.decide(facts, allowed)
    : decideLater(policy, facts, allowed)
}

const decideLater = (
  policy: Policy<CorsRequest>,
  facts: RequestFacts,
  allowed: Promise<boolean>,
): Promise<Decision> => allowed.then((answered) => policy.decide(facts, answered))

function decideByDelegate(delegate: CorsDelegate<CorsRequest>): Decide {
  const question: Question = {
    name: 'the delegate',
    callbackIsLast: delegate.length === 2,
    isAnswer: (returned) => isPolicy(returned) || isPlainObject(returned),
  }
  const choose = (request: CorsRequest): Policy | Promise<Policy> =>
    whenAnswered(
      ask((callback) => delegate(request, callback), question),
      toPolicy,
    )
  return (request) => {
    const policy = chooseObserved(request, choose)
    const decision = whenAnswered(policy, (chosen) => decideObserved(chosen, request, decide))
    // It may have looked at the origin to choose, whatever it chose.
    return whenAnswered(decision, varyOnOrigin)
  }
}

const varyOnOrigin = (decision: Decision): Decision => {
  const { headers } = decision
  return {
    ...decision,
    headers: {
      ...headers,
      vary: vary.append(Object.hasOwn(headers, 'vary') ? String(headers.vary) : '', names.origin),
    },
  }
}

function middleware(decide: Decide): CorsMiddleware {
  return (request, response, next) => {
    let decision
    try {
      decision = decide(request)
    } catch (error) {
      refuse(error, response, next)
      return
    }
    if (isPromiseLike(decision)) applyLater(decision, response, next)
    else apply(decision, response, next)
  }
}

function applyLater(decision: PromiseLike<Decision>, response: CorsResponse, next: Next): void {
  decision.then(
    (decided) => {
      apply(decided, response, next)
    },
    (error: unknown) => {
      refuse(error, response, next)
    },
  )
}
