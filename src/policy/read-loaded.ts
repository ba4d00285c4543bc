import { CorsOptionsError } from '../problems.js'
import { policyLoaded } from '../read-options/decider-problems.js'
import type { PolicyParts } from '../read-options/policy-parts.js'
import { readingOptions } from '../read-options/read-options.js'
import type { Pausable } from '../values/pausable.js'
import { isCopiedPolicy, isPolicy } from './create-policy.js'
import { isCopiedLivePolicy, isLivePolicy } from './live-policy.js'

/**
 * Reads what `load` returned.
 *
 * @param before what was read last: entries that are also there need not be checked again
 * @throws CorsOptionsError with every problem of the options
 */
export function readLoaded<Request>(
  loaded: unknown,
  before: PolicyParts<Request> | undefined,
): Pausable<PolicyParts<Request>> {
  const kind = refusedKinds.find(([is]) => is(loaded))
  if (kind !== undefined) throw new CorsOptionsError([policyLoaded(kind[1])])
  return readingOptions(loaded, 'load', before)
}

const refusedKinds: readonly (readonly [is: (value: unknown) => boolean, name: string])[] = [
  [isPolicy, 'a policy'],
  [isCopiedPolicy, 'a copy of a policy'],
  [isLivePolicy, 'a live policy'],
  [isCopiedLivePolicy, 'a copy of a live policy'],
]
