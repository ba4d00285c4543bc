import { policyBrand, CompiledPolicy, policyKind } from './compiled-policy.js'
import {
  copiedLivePolicy,
  copiedPolicy,
  livePolicyGiven,
} from '../read-options/decider-problems.js'
import type { CorsOptions } from '../options.js'
import { isCopiedLivePolicy, isLivePolicy } from './live-policy.js'
import type { Policy } from './policy.js'
import { blameCaller, CorsOptionsError } from '../problems.js'
import { readOptions } from '../read-options/read-options.js'

/** Whether a value is a policy, including one from another copy of this package. A clone or proxy of a policy is not. */
export const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' &&
  value !== null &&
  policyBrand in value &&
  value[policyBrand] === value

/** Whether a value is a policy that was spread, cloned, wrapped in a proxy, or used as a prototype. */
export const isCopiedPolicy = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === policyKind &&
  !isPolicy(value)

/**
 * Compiles options once, for any number of requests. Pass the policy to `cors()`, or return it from a delegate.
 *
 * @param options copied: changing them later has no effect. If omitted, every origin may read the responses, without
 * credentials
 * @throws CorsOptionsError with every problem of the options
 * @example
 * ```ts
 * import express from 'express'
 * import { cors, createPolicy } from 'allow-origin'
 *
 * let current = createPolicy({ origin: ['https://one.example'] })
 *
 * express().use(cors(() => current))
 *
 * current = createPolicy({ origin: ['https://one.example', 'https://two.example'] }) // from the next request on
 * ```
 */
export function createPolicy<Request = unknown>(
  options: CorsOptions<Request> = {},
): Policy<Request> {
  return blameCaller(createPolicy, () => toPolicy(options, false))
}

/**
 * Returns a policy as it is, and compiles options to one.
 *
 * @param isDelegated whether a delegate returned them for one request
 * @throws CorsOptionsError for anything else. `undefined` throws too: a delegate that returns nothing must not get the
 * defaults
 */
export function toPolicy(decider: unknown, isDelegated: boolean): Policy {
  if (isPolicy(decider)) return decider
  if (isLivePolicy(decider)) throw new CorsOptionsError([livePolicyGiven()])
  if (isCopiedLivePolicy(decider)) throw new CorsOptionsError([copiedLivePolicy()])
  if (isCopiedPolicy(decider)) throw new CorsOptionsError([copiedPolicy()])
  return new CompiledPolicy(readOptions(decider, isDelegated))
}
