import vary from 'vary'
import { ask, type Question } from '../values/ask.js'
import { isPromiseLike, whenSettled } from '../values/promise.js'
import { isCopiedPolicy, isPolicy, toPolicy } from './create-policy.js'
import type { Decision, FailedDecision, Outcome, RequestFacts } from '../decision.js'
import { isPlainObject } from '../values/realms.js'
import { loadPublicSuffixes } from '../origin/public-suffix.js'
import { tell } from '../observe/observe.js'
import { isObserved } from '../observe/publish.js'
import type { Policy } from './policy.js'
import * as names from '../protocol/header-names.js'

/** Decides about one request. It never throws or rejects: errors become a `FailedDecision`. */
export type Decide<Request> = (facts: RequestFacts, request: Request) => Outcome | Promise<Outcome>

/** The decision after an error. It allows nothing. */
export const fail = (error: unknown, enforce: boolean): FailedDecision => ({
  kind: 'failed',
  allowed: false,
  headers: onlyVary,
  enforce,
  error,
})

const onlyVary = Object.freeze({ vary: names.origin })

/** Decides under one policy, and publishes the decision. A promise only if its predicate does not answer at once. */
export function decideUnder<Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
): Outcome | Promise<Outcome> {
  let allowed
  try {
    allowed = policy.allows(facts.origin, request)
  } catch (error) {
    return failUnder(policy, facts, request, error)
  }
  return typeof allowed === 'boolean'
    ? conclude(policy, facts, request, allowed)
    : concludeLater(policy, facts, request, allowed)
}

function conclude<Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  allowed: boolean,
): Decision {
  const decision = policy.decide(facts, allowed)
  if (isObserved()) tell(policy, facts, request, decision)
  return decision
}

// A separate function: closures in `decideUnder` would allocate on every request, even if they are never created.
const concludeLater = <Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  allowed: Promise<boolean>,
): Promise<Outcome> =>
  allowed.then(
    (answered) => conclude(policy, facts, request, answered),
    (error: unknown) => failUnder(policy, facts, request, error),
  )

function failUnder<Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  error: unknown,
): FailedDecision {
  const failed = fail(error, policy.decide(facts, false).enforce)
  if (isObserved()) tell(policy, facts, request, failed)
  return failed
}

/** A `CorsDelegate`. */
type Choose<Request> = (
  request: Request,
  callback: (error?: unknown, decider?: unknown) => void,
) => unknown

/** Decides under the policy that a delegate chooses for each request. */
export function decideByDelegate<Request>(choose: Choose<Request>): Decide<Request> {
  // Load them now: the options that the delegate returns are checked while a request waits.
  loadPublicSuffixes()
  const question: Question = {
    name: 'the delegate',
    callbackIsLast: choose.length === 2,
    isAnswer: (returned) =>
      isPolicy(returned) || isCopiedPolicy(returned) || isPlainObject(returned),
    keepsProcessAlive: false,
  }
  return (facts, request) => {
    const failed = (error: unknown): FailedDecision => {
      // There is no policy to say whether to enforce, so do the safe thing.
      const outcome = fail(error, true)
      if (isObserved()) tell(undefined, facts, request, outcome)
      return outcome
    }
    // The delegate may have looked at the origin, so every response varies on it.
    const decide = (policy: Policy): Outcome | Promise<Outcome> =>
      whenSettled(decideUnder(policy, facts, request), varyOnOrigin)
    let policy
    try {
      policy = whenSettled(
        ask((callback) => choose(request, callback), question),
        (chosen) => toPolicy(chosen, true),
      )
    } catch (error) {
      return failed(error)
    }
    return isPromiseLike(policy) ? policy.then(decide, failed) : decide(policy)
  }
}

const varyOnOrigin = (outcome: Outcome): Outcome => {
  const { headers } = outcome
  const present = Object.hasOwn(headers, 'vary') ? String(headers.vary) : ''
  return { ...outcome, headers: { ...headers, vary: vary.append(present, names.origin) } }
}
