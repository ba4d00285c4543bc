import type { LivePolicyOptions } from '../live-options.js'
import { liveObserver } from '../observe/in-node.js'
import type { LivePolicy } from '../policy/live-policy.js'
import { startLivePolicy } from '../policy/start-live-policy.js'
import { blameCaller } from '../problems.js'
import { readLiveOptions } from '../read-options/read-live-options.js'

/**
 * Creates a policy that changes while the server runs: it loads its options from wherever you keep them, again whenever
 * they change. A lookup is as fast as with any other policy. If a load fails, the last policy stays in use.
 *
 * @returns a promise of the live policy, as soon as its first policy is loaded. It rejects with a `CorsOptionsError` with
 * every problem of these options or of the loaded ones, and with the error of `subscribe` or of the first load
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
