import { channel } from 'node:diagnostics_channel'
import { debuglog } from 'node:util'
import { lineOf } from './line.js'
import type { DecisionMessage } from './message.js'

const decisions = channel('allow-origin:decision')
const log = debuglog('allow-origin')

/** Whether anybody wants to know of decisions; where nobody does, nothing is to be made for them. */
export const isObserved = (): boolean => decisions.hasSubscribers || log.enabled

/**
 * Tells of a decision. Node catches what a subscriber throws and makes it an uncaught exception of the next tick, so that
 * whatever happens in this one, the response included, happens first.
 */
export function publish(message: DecisionMessage): void {
  decisions.publish(message)
  // Not a subscriber: a second copy of this package would then print each decision again.
  if (log.enabled) log('%s', lineOf(message))
}
