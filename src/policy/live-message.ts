import type { OriginEntry } from '../options.js'
import type { LivePolicy } from './live-policy.js'
import type { Policy } from './policy.js'

/**
 * What a load or a change has changed in a live policy. Subscribers of the `node:diagnostics_channel` channel
 * `allow-origin:live-policy` get it when the new policy is in use: after each successful load, even if nothing changed,
 * and after each `change` that changed something.
 *
 * @example
 * ```ts
 * import { subscribe } from 'node:diagnostics_channel'
 * import type { LivePolicyMessage } from 'allow-origin'
 *
 * subscribe('allow-origin:live-policy', (message) => {
 *   const { cause, added, removed, size, seconds } = message as LivePolicyMessage
 *   console.log(JSON.stringify({ cause, added, removed, size, seconds }))
 * })
 * ```
 */
export interface LivePolicyMessage {
  readonly cause: 'load' | 'change'
  /** How many entries were added to `origin`. 0 if `origin` is not a list. */
  readonly added: number
  /** How many entries were removed from `origin`. 0 if it was not a list. */
  readonly removed: number
  /** Up to five of the added entries, and up to five of the removed ones. */
  readonly examples: {
    readonly added: readonly OriginEntry[]
    readonly removed: readonly OriginEntry[]
  }
  /** How many entries `origin` has now. `undefined` if it is not a list. */
  readonly size: number | undefined
  /** The time from the start of the load or change until its policy was in use. */
  readonly seconds: number
  /** The policy that is now in use. */
  readonly policy: Policy<never>
  readonly live: LivePolicy<never>
}

/** Gets told about live policies. It is passed in, because not every runtime has something to publish with. */
export interface LiveObserver {
  /** Ask this first, because comparing two lists takes time. */
  readonly isObserved: () => boolean
  readonly tell: (message: LivePolicyMessage) => void
  /** Creates what warns about the errors of one live policy that no `onError` takes. */
  readonly createWarn: () => (error: unknown) => void
}
