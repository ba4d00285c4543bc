import type { OriginChange } from '../live-options.js'
import type { AnyPolicy, Policy } from './policy.js'

/**
 * A policy that changes while the server runs. Mount it with `cors(live)`, or return it from a delegate. Each request
 * uses the policy that is current when the request arrives.
 *
 * Changes are published on the `node:diagnostics_channel` channel `allow-origin:live-policy`, as a
 * `LivePolicyMessage`.
 *
 * @example
 * ```ts
 * import express from 'express'
 * import { cors, createLivePolicy } from 'allow-origin'
 *
 * const origins = ['https://one.example']
 * const live = await createLivePolicy({ load: () => ({ origin: origins }) })
 *
 * express().use(cors(live))
 *
 * live.change({ add: ['https://two.example'] }) // from the next request on
 * ```
 */
export interface LivePolicy<Request = unknown> extends AnyPolicy<Request> {
  /** The current policy. Like every policy, it never changes. Read it again each time you need it. */
  readonly current: Policy<Request>

  /**
   * Loads the options now, or after the running load. Calls made at the same time share one load.
   *
   * @returns a promise that resolves when the loaded policy is in use. It rejects with the error of that load, and after
   * `close()`. The last policy then stays in use. The error also goes to `onError`, so you do not need to handle the promise
   */
  reload(): Promise<void>

  /**
   * Adds entries to the list in `origin`, and removes entries from it. If one is refused, nothing changes. It takes the
   * same time for a million origins as for one, because the other entries are not read again.
   *
   * Change your database too: the next load replaces the list.
   *
   * @throws CorsOptionsError with every problem of the entries, or if `origin` is not a list
   */
  change(change: OriginChange): void

  /**
   * Ends the subscription and the timer. Nothing is loaded after that, and a running load is ignored. The last policy stays
   * in use.
   *
   * @returns a promise that resolves when your function has ended the subscription. It never rejects; errors go to
   * `onError`
   */
  close(): Promise<void>
}

/** Marks the live policies of every copy of this package. */
export const liveBrand: unique symbol = Symbol.for('allow-origin.LivePolicy')

/** The `kind` of every live policy, and of every copy of one. */
export const liveKind = 'allow-origin.LivePolicy'

/** Whether a value is a live policy, including one from another copy of this package. A clone or proxy of one is not. */
export const isLivePolicy = (value: unknown): value is LivePolicy =>
  typeof value === 'object' && value !== null && liveBrand in value && value[liveBrand] === value

/** Whether a value is a live policy that was spread, cloned, wrapped in a proxy, or used as a prototype. */
export const isCopiedLivePolicy = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === liveKind &&
  !isLivePolicy(value)
