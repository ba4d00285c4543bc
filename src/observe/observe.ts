import { isPreflight, type Outcome, type RequestFacts } from '../decision.js'
import type { CorsRequest } from '../connect/request.js'
import type { Observer } from '../policy/decide-request.js'
import type { Policy } from '../policy/policy.js'
import { lineOf } from './log-line.js'
import type { DecisionMessage } from './message.js'

/** A channel of `node:diagnostics_channel`. */
export interface Channel {
  readonly hasSubscribers: boolean
  publish(message: unknown): void
}

/** What `debuglog` of `node:util` returns. */
export type DebugLog = ((format: string, ...values: unknown[]) => void) & {
  readonly enabled?: boolean
}

/** Where Node and compatible runtimes publish decisions. */
export interface Outlets {
  readonly channel: (name: string) => Channel
  readonly debuglog: (section: string) => DebugLog
  /** The value of the environment variable. */
  readonly nodeDebug: string | undefined
}

/** Publishes decisions in a channel and in the debug log. It never throws and never changes a response. */
export function createObserver({ channel, debuglog, nodeDebug }: Outlets): Observer {
  const decisions = channel('allow-origin:decision')
  const log = debuglog('allow-origin')
  // Bun has no `enabled`; its log checks `NODE_DEBUG` itself. On workerd, `enabled` is true for every section.
  const isLogging = isNamed(nodeDebug) && log.enabled !== false
  return {
    isObserved: () => decisions.hasSubscribers || isLogging,
    tell: (policy, facts, request, outcome) => {
      const message = createMessage(policy, facts, request, outcome)
      // If a subscriber throws, Node rethrows the error as an uncaught exception in the next tick. The response is
      // written before that.
      decisions.publish(message)
      // The log is not a subscriber: with two copies of this package, both would print each decision.
      if (isLogging) log('%s', lineOrApology(message))
    },
  }
}

/** Whether `NODE_DEBUG` names this package. */
const isNamed = (nodeDebug = ''): boolean =>
  nodeDebug
    .split(',')
    .some((section) => section.includes('*') || section.trim().toLowerCase() === 'allow-origin')

function createMessage(
  policy: Policy<never> | undefined,
  facts: RequestFacts,
  request: unknown,
  outcome: Outcome,
): DecisionMessage {
  const { allowed } = outcome
  const failed = outcome.kind === 'failed'
  // Copied member by member, because a spread is many times slower.
  return {
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
}

/** A framework's request can have members that throw. */
function lineOrApology(message: DecisionMessage): string {
  try {
    return lineOf(message)
  } catch {
    const outcome = message.allowed ? 'allowed' : 'denied'
    return `a request that cannot be shown: ${outcome}, ${message.reason}`
  }
}
