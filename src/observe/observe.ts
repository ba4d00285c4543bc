import { isPromiseLike } from '../answer.js'
import { factsOf, type CorsRequest } from '../facts.js'
import { isPreflight, type Decision, type RequestFacts } from '../decision.js'
import type { Policy } from '../policy.js'
import type { DecisionMessage } from './message.js'
import { isObserved, publish } from './publish.js'

type MaybePromise<Value> = Value | Promise<Value>

/** Decides, and tells whoever listens what came out; where nobody does, it costs that one check. */
export function decideObserved(
  policy: Policy<CorsRequest>,
  request: CorsRequest,
  decide: (policy: Policy<CorsRequest>, request: CorsRequest) => MaybePromise<Decision>,
): MaybePromise<Decision> {
  return isObserved() ? decideAndTell(policy, request, decide) : decide(policy, request)
}

function decideAndTell(
  policy: Policy<CorsRequest>,
  request: CorsRequest,
  decide: (policy: Policy<CorsRequest>, request: CorsRequest) => MaybePromise<Decision>,
): MaybePromise<Decision> {
  const facts = factsOf(request)
  return watch(
    () => decide(policy, request),
    ({ allowed }) => {
      const reason = policy.reason(facts.origin, allowed)
      publish(message(facts, request, policy, { allowed, reason, error: undefined }))
    },
    (error) => {
      publish(message(facts, request, policy, failure(error)))
    },
  )
}

/** Chooses a policy, and tells whoever listens where that fails; else there is no decision yet to tell of. */
export function chooseObserved(
  request: CorsRequest,
  choose: (request: CorsRequest) => MaybePromise<Policy<CorsRequest>>,
): MaybePromise<Policy<CorsRequest>> {
  if (!isObserved()) return choose(request)
  const facts = factsOf(request)
  return watch(
    () => choose(request),
    () => undefined,
    (error) => {
      publish(message(facts, request, undefined, failure(error)))
    },
  )
}

type Outcome = Pick<DecisionMessage, 'allowed' | 'reason' | 'error'>

const failure = (error: unknown): Outcome => ({ allowed: false, reason: 'error', error })

/** Member by member: spreading takes many times as long. */
const message = (
  facts: RequestFacts,
  request: CorsRequest,
  policy: Policy<CorsRequest> | undefined,
  { allowed, reason, error }: Outcome,
): DecisionMessage => ({
  kind: isPreflight(facts) ? 'preflight' : 'actual',
  allowed,
  reason,
  method: facts.method,
  origin: facts.origin,
  requestMethod: facts.requestMethod,
  requestHeaders: facts.requestHeaders,
  policy,
  request,
  error,
})

/** Runs something, with an eye on how it ends; what it returns, promises or throws is left as it is. */
function watch<Result>(
  run: () => MaybePromise<Result>,
  done: (result: Result) => void,
  failed: (error: unknown) => void,
): MaybePromise<Result> {
  let result
  try {
    result = run()
  } catch (error) {
    failed(error)
    throw error
  }
  if (isPromiseLike(result)) {
    return result.then(
      (resolved) => {
        done(resolved)
        return resolved
      },
      (error: unknown) => {
        failed(error)
        throw error
      },
    )
  }
  done(result)
  return result
}
