import { isOutcome, type FailedDecision, type Outcome, type RequestFacts } from '../decision.js'
import type { CorsOptions } from '../options.js'
import { loadPublicSuffixes } from '../origin/public-suffix.js'
import { CorsOptionsError } from '../problems.js'
import * as names from '../protocol/header-names.js'
import { middlewareGiven } from '../read-options/decider-problems.js'
import { ask, type Question } from '../values/ask.js'
import { whenSettled } from '../values/promise.js'
import { isPlainObject } from '../values/realms.js'
import { isCopiedPolicy, isPolicy, toPolicy } from './create-policy.js'
import { decideUnder, fail, type Decide, type Observer } from './decide-request.js'
import { isCopiedLivePolicy, isLivePolicy } from './live-policy.js'
import type { AnyPolicy, Policy } from './policy.js'

/**
 * What a {@link CorsDelegate} returns: options, a policy, or a live policy. Policies are faster, because they are already
 * compiled.
 */
export type CorsDecider<Request = unknown> = CorsOptions<Request> | AnyPolicy<Request>

/**
 * Chooses options or a policy for each request. Return the choice, return a promise of it, or pass it to the callback;
 * the first answer counts. Errors and invalid options go to `next`. If your function does not answer within 30 seconds,
 * that is an error too. Because your function may look at the origin, every response gets `Vary: Origin`.
 *
 * @example
 * ```ts
 * import express from 'express'
 * import { cors, createPolicy } from 'allow-origin'
 *
 * const open = createPolicy()
 * const strict = createPolicy({ origin: 'https://app.example.com', credentials: true })
 *
 * express().use(cors((request) => (request.url?.startsWith('/public/') ? open : strict)))
 * ```
 */
export type CorsDelegate<Request = unknown> = (
  request: Request,
  callback: (error?: unknown, decider?: CorsDecider<Request>) => void,
  // `void` is what a delegate in callback style returns.
  // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
) => CorsDecider<Request> | void | PromiseLike<CorsDecider<Request> | void>

const fromCors = 'what `cors()` returned'
const withThreeParameters = 'a function with more than two parameters'

/** Marks what `cors()` returns, in every copy of this package. */
const middlewareBrand = Symbol.for('allow-origin.middleware')

/** Marks and names a middleware. Traces show the name; minifiers drop the one that the source gives it. */
export const asMiddleware = <Middleware extends object>(middleware: Middleware): Middleware =>
  Object.defineProperties(middleware, {
    name: { value: 'cors' },
    [middlewareBrand]: { value: true },
  })

/**
 * Reads what `cors()` takes: options, a policy, a live policy, or a delegate.
 *
 * @param observer gets told about every decision
 * @throws CorsOptionsError with every problem of the options
 */
export function readDecider(decider: unknown, observer: Observer): Decide<unknown> {
  if (typeof decider === 'function') {
    if (middlewareBrand in decider) throw new CorsOptionsError([middlewareGiven(fromCors)])
    if (decider.length > 2) throw new CorsOptionsError([middlewareGiven(withThreeParameters)])
    return decideByDelegate(decider as CorsDelegate, observer)
  }
  if (isLivePolicy(decider))
    return (facts, request) => decideUnder(decider.current, facts, request, observer)
  const policy = toPolicy(decider, false)
  return (facts, request) => decideUnder(policy, facts, request, observer)
}

/** Decides under the policy that a delegate chooses for each request. */
function decideByDelegate<Request>(
  choose: CorsDelegate<Request>,
  observer: Observer,
): Decide<Request> {
  // Load them now: the options that the delegate returns are checked while a request waits.
  loadPublicSuffixes()
  const question: Question = {
    name: 'the delegate',
    callbackIsLast: choose.length === 2,
    isAnswer: (returned) =>
      isPolicy(returned) ||
      isCopiedPolicy(returned) ||
      isLivePolicy(returned) ||
      isCopiedLivePolicy(returned) ||
      isPlainObject(returned),
  }
  return (facts, request) => {
    let policy
    try {
      const chosen = ask((callback) => choose(request, callback), question, false)
      policy = isPolicy(chosen) ? chosen : whenSettled(chosen, policyChosen)
    } catch (error) {
      return failWithoutPolicy(facts, request, observer, error)
    }
    return isPolicy(policy)
      ? decideUnderChosen(policy, facts, request, observer)
      : decideLater(policy, facts, request, observer)
  }
}

/** The policy that a delegate chose: of a live policy, the one that is in use now. */
const policyChosen = (chosen: unknown): Policy =>
  isLivePolicy(chosen) ? chosen.current : toPolicy(chosen, true)

// A separate function for the same reason as `concludeLater` in `decide-request.ts`.
const decideLater = (
  policy: Promise<Policy>,
  facts: RequestFacts,
  request: unknown,
  observer: Observer,
): Promise<Outcome> =>
  policy.then(
    (chosen) => decideUnderChosen(chosen, facts, request, observer),
    (error: unknown) => failWithoutPolicy(facts, request, observer, error),
  )

function failWithoutPolicy(
  facts: RequestFacts,
  request: unknown,
  observer: Observer,
  error: unknown,
): FailedDecision {
  // No policy says whether to enforce, so do the safe thing.
  const failed = fail(error, true)
  if (observer.isObserved()) observer.tell(undefined, facts, request, failed)
  return failed
}

/** The delegate may have looked at the origin, so every response varies on it. */
function decideUnderChosen(
  policy: Policy,
  facts: RequestFacts,
  request: unknown,
  observer: Observer,
): Outcome | Promise<Outcome> {
  const outcome = decideUnder(policy, facts, request, observer)
  return isOutcome(outcome) ? varyOnOrigin(outcome) : outcome.then(varyOnOrigin)
}

const varyOnOrigin = (outcome: Outcome): Outcome => {
  const { vary } = outcome
  if (vary?.startsWith(names.origin)) return outcome
  return { ...outcome, vary: vary === undefined ? names.origin : `${names.origin}, ${vary}` }
}
