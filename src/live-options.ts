import type { CorsOptions, OriginEntry } from './options.js'

/**
 * Where a live policy gets its options from, and when it loads them again.
 *
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { createLivePolicy, type LivePolicyOptions } from 'allow-origin'
 *
 * const options: LivePolicyOptions = {
 *   load: async () => ({
 *     origin: JSON.parse(await readFile('origins.json', 'utf8')) as string[],
 *     credentials: true,
 *   }),
 *   subscribe: (reload) => {
 *     process.on('SIGHUP', reload)
 *     return () => process.off('SIGHUP', reload)
 *   },
 *   every: 300,
 * }
 * const live = await createLivePolicy(options)
 * ```
 */
export interface LivePolicyOptions<Request = unknown> {
  /**
   * Reads the options from wherever you keep them. `origin` is required, and every startup rule applies. If `load`
   * throws, rejects, returns options that are refused, or takes more than five minutes, the last policy stays in use.
   *
   * Loads never overlap. If `reload` is called during a load, the next load starts after it.
   */
  readonly load: () => CorsOptions<Request> | PromiseLike<CorsOptions<Request>>

  /**
   * Subscribes to changes. It is called before the first load. If it returns a promise, the first load waits for it, so no
   * notice is missed. Return a function that ends the subscription, or a promise of one.
   *
   * On a notice, call one of these. Neither throws: errors go to `onError`.
   *
   * - `reload` if anything may have changed. Notices that come together cause one load. A notice during a load causes
   *   one more.
   * - `change` if you know which entries of `origin` were added or removed. It takes the same time for a million origins
   *   as for one. A change during a load is applied to the current list at once, and to the loaded one as well. If the
   *   loaded options do not allow what it adds, it only removes.
   *
   * If the connection was lost, you may have missed notices: call `reload`.
   */
  readonly subscribe?:
    | ((
        reload: () => void,
        change: (change: OriginChange) => void,
        // `void` is what a function returns that never ends its subscription.
        // eslint-disable-next-line @typescript-eslint/no-invalid-void-type
      ) => void | (() => unknown) | PromiseLike<void | (() => unknown)>)
    | undefined

  /**
   * Seconds from the end of a load to the next one, more than 0 and at most 86400 (one day). Up to 10 % are added at
   * random, so servers that started together do not load together.
   *
   * @default no load without a notice
   */
  readonly every?: number | undefined

  /**
   * Gets errors from `load`, from `change` in a subscription, and from ending the subscription. If the first load fails,
   * the promise of `createLivePolicy` rejects instead.
   *
   * @default a process warning (`CorsLivePolicyWarning`), at most one a minute for each live policy
   */
  readonly onError?: ((error: unknown) => void) | undefined
}

/** Entries to add to `origin`, and to remove from it. Each is a whole entry, written exactly as it is on the list. */
export interface OriginChange {
  /** Every startup rule applies. Adding an entry that is already there changes nothing. */
  readonly add?: readonly OriginEntry[] | undefined
  /**
   * Removed before others are added. Removing an entry that is not there changes nothing. An entry that no list can have,
   * such as `https://app.example.com/` with its slash, is refused.
   */
  readonly remove?: readonly OriginEntry[] | undefined
}
