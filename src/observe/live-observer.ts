import type { LiveObserver } from '../policy/live-message.js'
import type { Channel } from './observe.js'
import { warn } from './warn.js'

/**
 * Publishes what live policies change.
 *
 * @param channel creates a channel of `node:diagnostics_channel`; `undefined` if the runtime has none
 */
export function createLiveObserver(channel: ((name: string) => Channel) | undefined): LiveObserver {
  const changes = channel?.('allow-origin:live-policy')
  return {
    isObserved: () => changes?.hasSubscribers === true,
    tell: (message) => changes?.publish(message),
    createWarn,
  }
}

/** How many milliseconds a live policy is silent after a warning. */
const silence = 60_000

/** Errors can come with each load, and each with another text, so a live policy warns only once a minute. */
function createWarn(): (error: unknown) => void {
  let last: number | undefined
  let leftOut = 0
  return (error) => {
    const now = performance.now()
    if (last !== undefined && now - last < silence) {
      leftOut += 1
      return
    }
    const more = leftOut === 0 ? '' : ` (Not shown since the last warning: ${leftOut}.)`
    last = now
    leftOut = 0
    warn(`An error in a live policy. The current policy stays in use. ${textOf(error)}${more}`, {
      type: 'CorsLivePolicyWarning',
      code: 'live-policy',
    })
  }
}

/** Anything can be thrown, including values that cannot be turned into text. */
function textOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error)
  } catch {
    return 'It cannot be shown as text.'
  }
}
