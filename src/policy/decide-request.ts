import type { Decision, FailedDecision, Outcome, RequestFacts } from '../decision.js'
import type { Policy } from './policy.js'
import * as names from '../protocol/header-names.js'

/** Gets told about decisions. An adapter passes it in, because not every runtime has something to publish them with. */
export interface Observer {
  /** Ask this first, because creating a message takes time. */
  readonly isObserved: () => boolean
  /** @param policy the policy that decided; `undefined` if a delegate failed to choose one */
  readonly tell: (
    policy: Policy<never> | undefined,
    facts: RequestFacts,
    request: unknown,
    outcome: Outcome,
  ) => void
}

/** Decides about one request. It never throws or rejects: errors become a `FailedDecision`. */
export type Decide<Request> = (facts: RequestFacts, request: Request) => Outcome | Promise<Outcome>

/** The decision after an error. It allows nothing. */
export const fail = (error: unknown, enforce: boolean): FailedDecision => ({
  kind: 'failed',
  allowed: false,
  allowOrigin: undefined,
  vary: names.origin,
  headers: noHeaders,
  enforce,
  error,
})

const noHeaders = Object.freeze([])

/** Decides under one policy, and publishes the decision. A promise only if its predicate is asynchronous. */
export function decideUnder<Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  observer: Observer,
): Outcome | Promise<Outcome> {
  let allowed
  try {
    allowed = policy.allows(facts.origin, request)
  } catch (error) {
    return failUnder(policy, facts, request, observer, error)
  }
  return typeof allowed === 'boolean'
    ? conclude(policy, facts, request, observer, allowed)
    : concludeLater(policy, facts, request, observer, allowed)
}

function conclude<Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  observer: Observer,
  allowed: boolean,
): Decision {
  const decision = policy.decide(facts, allowed)
  if (observer.isObserved()) observer.tell(policy, facts, request, decision)
  return decision
}

// A separate function: closures in `decideUnder` would allocate on every request, even if they are never created.
const concludeLater = <Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  observer: Observer,
  allowed: Promise<boolean>,
): Promise<Outcome> =>
  allowed.then(
    (answered) => conclude(policy, facts, request, observer, answered),
    (error: unknown) => failUnder(policy, facts, request, observer, error),
  )

function failUnder<Request>(
  policy: Policy<Request>,
  facts: RequestFacts,
  request: Request,
  observer: Observer,
  error: unknown,
): FailedDecision {
  const failed = fail(error, policy.decide(facts, false).enforce)
  if (observer.isObserved()) observer.tell(policy, facts, request, failed)
  return failed
}
