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
    warn: warnOfLive,
  }
}

/** How many milliseconds the same text is not repeated. */
const silence = 60_000

/** When a text was last written. */
const written = new Map<string, number>()

function warnOfLive(error: unknown): void {
  const now = performance.now()
  for (const [text, time] of written) if (now - time >= silence) written.delete(text)
  const reason = error instanceof Error ? error.message : String(error)
  if (written.has(reason)) return
  written.set(reason, now)
  warn(`A live policy was not updated, so the last one stays in use. ${reason}`, {
    type: 'CorsLivePolicyWarning',
    code: 'live-policy',
  })
}
