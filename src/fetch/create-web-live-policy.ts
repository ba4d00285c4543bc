import type { LivePolicyOptions } from '../live-options.js'
import { findLiveObserver } from '../observe/in-any-runtime.js'
import type { LivePolicy } from '../policy/live-policy.js'
import { startLivePolicy } from '../policy/start-live-policy.js'
import { blameCaller } from '../problems.js'
import { readLiveOptions } from '../read-options/read-live-options.js'

/**
 * Creates a policy that changes while the server runs, as `createLivePolicy` of `allow-origin` does.
 *
 * @returns a promise of the live policy, as soon as its first policy is loaded. It rejects with a `CorsOptionsError` with
 * every problem of these options or of the loaded ones, and with the error of `subscribe` or of the first load
 * @example
 * ```ts
 * import { cors, createLivePolicy } from 'allow-origin/fetch'
 *
 * const readOrigins = async (): Promise<string[]> => ['https://app.example.com'] // from your database
 * const live = await createLivePolicy({
 *   load: async () => ({ origin: await readOrigins() }),
 *   every: 60,
 * })
 * const handleCors = cors(live)
 * ```
 */
export async function createLivePolicy<Request = unknown>(
  options: LivePolicyOptions<Request>,
): Promise<LivePolicy<Request>> {
  const checked = blameCaller(createLivePolicy, () => readLiveOptions(options))
  return startLivePolicy(checked, findLiveObserver())
}
