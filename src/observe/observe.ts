import { isPreflight, type Outcome, type RequestFacts } from '../decision.js'
import type { CorsRequest } from '../connect/request.js'
import type { Policy } from '../policy/policy.js'
import type { DecisionMessage } from './message.js'
import { publish } from './publish.js'

/**
 * Publishes a decision about a request. Call it only if `isObserved()`, because creating the message takes time. It never
 * throws and never changes the response.
 *
 * @param policy the policy that decided; `undefined` if a delegate failed to choose one
 */
export function tell<Request>(
  policy: Policy<Request> | undefined,
  facts: RequestFacts,
  request: Request,
  outcome: Outcome,
): void {
  const { allowed } = outcome
  const failed = outcome.kind === 'failed'
  // Copied member by member, because a spread is many times slower.
  const message: DecisionMessage = {
    kind: isPreflight(facts) ? 'preflight' : 'actual',
    allowed,
    reason: failed || !policy ? 'error' : policy.reason(facts.origin, allowed),
    method: facts.method,
    origin: facts.origin,
    requestMethod: facts.requestMethod,
    requestHeaders: facts.requestHeaders,
    policy: policy as Policy | undefined,
    // Adapters pass on the request of their framework.
    request: request as CorsRequest,
    error: failed ? outcome.error : undefined,
  }
  publish(message)
}
