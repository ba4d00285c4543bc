import { isPreflight, type Outcome, type RequestFacts } from '../decision.js'
import type { CorsRequest } from '../connect/request.js'
import type { Policy } from '../policy/policy.js'
import type { DecisionMessage } from './message.js'
import { publish } from './publish.js'

/**
 * Tells whoever listens what was decided about a request. Call it only if `isObserved()`: it makes a message. However odd
 * the request is, it neither throws nor changes what the response gets.
 *
 * @param policy what decided; `undefined` if a delegate failed to choose one
 */
export function tell<Request>(
  policy: Policy<Request> | undefined,
  facts: RequestFacts,
  request: Request,
  outcome: Outcome,
): void {
  const { allowed } = outcome
  const failed = outcome.kind === 'failed'
  // Member by member: spreading takes many times as long.
  const message: DecisionMessage = {
    kind: isPreflight(facts) ? 'preflight' : 'actual',
    allowed,
    reason: failed || !policy ? 'error' : policy.reason(facts.origin, allowed),
    method: facts.method,
    origin: facts.origin,
    requestMethod: facts.requestMethod,
    requestHeaders: facts.requestHeaders,
    policy: policy as Policy | undefined,
    // Adapters hand over what their framework gave them.
    request: request as CorsRequest,
    error: failed ? outcome.error : undefined,
  }
  publish(message)
}
