import { channel } from 'node:diagnostics_channel'
import { env } from 'node:process'
import { debuglog } from 'node:util'
import { lineOf } from './log-line.js'
import type { DecisionMessage } from './message.js'

const decisions = channel('allow-origin:decision')
const log = debuglog('allow-origin')

// On workerd `enabled` is true for every section, whatever `NODE_DEBUG` names.
const isNamed = (env.NODE_DEBUG ?? '')
  .split(',')
  .some((section) => section.includes('*') || section.trim().toLowerCase() === 'allow-origin')
// On Bun there is no `enabled`, and the log itself reads `NODE_DEBUG`.
const isLogging = isNamed && (!('enabled' in log) || log.enabled)

/** Whether anybody wants to know of decisions. If not, do not make a message. */
export const isObserved = (): boolean => decisions.hasSubscribers || isLogging

/**
 * Tells of a decision. Node catches what a subscriber throws and makes it an uncaught exception of the next tick, so that
 * whatever happens in this one, the response included, happens first.
 */
export function publish(message: DecisionMessage): void {
  decisions.publish(message)
  // Not a subscriber: a second copy of this package would then print each decision again.
  if (isLogging) log('%s', lineOrApology(message))
}

/** A framework's request may be anything, with members that throw. */
function lineOrApology(message: DecisionMessage): string {
  try {
    return lineOf(message)
  } catch {
    const outcome = message.allowed ? 'allowed' : 'denied'
    return `a request that cannot be shown: ${outcome}, ${message.reason}`
  }
}
