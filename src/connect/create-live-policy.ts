import type { LivePolicyOptions } from '../live-options.js'
import { liveObserver } from '../observe/in-node.js'
import type { LivePolicy } from '../policy/live-policy.js'
import { startLivePolicy } from '../policy/start-live-policy.js'
import { blameCaller } from '../problems.js'
import { readLiveOptions } from '../read-options/read-live-options.js'

/**
 * Creates a policy that changes while the server runs. It loads its options from wherever you keep them, and loads them
 * again when they change. Lookups are as fast as with any other policy. If a load fails, the last policy stays in use.
 *
 * @returns a promise of the live policy, which resolves after the first load. It rejects with a `CorsOptionsError` if these
 * options or the loaded ones are refused, or with the error of `subscribe` or of the first load
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import express from 'express'
 * import { cors, createLivePolicy } from 'allow-origin'
 *
 * const live = await createLivePolicy({
 *   load: async () => ({ origin: JSON.parse(await readFile('origins.json', 'utf8')) as string[] }),
 *   every: 60,
 * })
 *
 * express().use(cors(live))
 * ```
 */
export async function createLivePolicy<Request = unknown>(
  options: LivePolicyOptions<Request>,
): Promise<LivePolicy<Request>> {
  const checked = blameCaller(createLivePolicy, () => readLiveOptions(options))
  return startLivePolicy(checked, liveObserver)
}
