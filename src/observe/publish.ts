import { channel } from 'node:diagnostics_channel'
import { env } from 'node:process'
import { debuglog } from 'node:util'
import { lineOf } from './log-line.js'
import type { DecisionMessage } from './message.js'

const decisions = channel('allow-origin:decision')
const log = debuglog('allow-origin')

// On workerd, `enabled` is true for every section, so `NODE_DEBUG` is checked here.
const isNamed = (env.NODE_DEBUG ?? '')
  .split(',')
  .some((section) => section.includes('*') || section.trim().toLowerCase() === 'allow-origin')
// Bun has no `enabled`; its log checks `NODE_DEBUG` itself.
const isLogging = isNamed && (!('enabled' in log) || log.enabled)

/** Whether decisions are logged or have a subscriber. If not, do not create a message. */
export const isObserved = (): boolean => decisions.hasSubscribers || isLogging

/**
 * Publishes a decision. If a subscriber throws, Node rethrows the error as an uncaught exception in the next tick. The
 * response is written before that.
 */
export function publish(message: DecisionMessage): void {
  decisions.publish(message)
  // The log is not a subscriber: with two copies of this package, both would print each decision.
  if (isLogging) log('%s', lineOrApology(message))
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
