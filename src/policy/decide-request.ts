import { ask, type Question } from '../values/ask.js'
import { whenSettled } from '../values/promise.js'
import { isCopiedPolicy, isPolicy, toPolicy } from './create-policy.js'
import {
  isOutcome,
  type Decision,
  type FailedDecision,
  type Outcome,
  type RequestFacts,
} from '../decision.js'
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
  allowOrigin: undefined,
  vary: names.origin,
  headers: none,
  enforce,
  error,
})

const none = Object.freeze([])

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
  }
  return (facts, request) => {
    let policy
    try {
      const chosen = ask((callback) => choose(request, callback), question, false)
      policy = isPolicy(chosen) ? chosen : whenSettled(chosen, (given) => toPolicy(given, true))
    } catch (error) {
      return failWithoutPolicy(facts, request, error)
    }
    return isPolicy(policy)
      ? decideUnderChosen(policy, facts, request)
      : decideLater(policy, facts, request)
  }
}

// A separate function for the same reason as `concludeLater`.
const decideLater = (
  policy: Promise<Policy>,
  facts: RequestFacts,
  request: unknown,
): Promise<Outcome> =>
  policy.then(
    (chosen) => decideUnderChosen(chosen, facts, request),
    (error: unknown) => failWithoutPolicy(facts, request, error),
  )

function failWithoutPolicy(facts: RequestFacts, request: unknown, error: unknown): FailedDecision {
  // There is no policy to say whether to enforce, so do the safe thing.
  const failed = fail(error, true)
  if (isObserved()) tell(undefined, facts, request, failed)
  return failed
}

/** The delegate may have looked at the origin, so every response varies on it. */
function decideUnderChosen(
  policy: Policy,
  facts: RequestFacts,
  request: unknown,
): Outcome | Promise<Outcome> {
  const outcome = decideUnder(policy, facts, request)
  return isOutcome(outcome) ? varyOnOrigin(outcome) : outcome.then(varyOnOrigin)
}

const varyOnOrigin = (outcome: Outcome): Outcome => {
  const { vary } = outcome
  if (vary?.startsWith(names.origin)) return outcome
  return { ...outcome, vary: vary === undefined ? names.origin : `${names.origin}, ${vary}` }
}
