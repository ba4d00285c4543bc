import { policyBrand, CompiledPolicy, policyKind } from './compiled-policy.js'
import { copiedPolicy } from '../read-options/decider-problems.js'
import type { CorsOptions } from '../options.js'
import type { Policy } from './policy.js'
import { blameCaller, CorsOptionsError } from '../problems.js'
import { readOptions } from '../read-options/read-options.js'

/** Whether a value is a policy, also one that another copy of this package made. A copy or a proxy of one is not. */
export const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' &&
  value !== null &&
  policyBrand in value &&
  value[policyBrand] === value

/** Whether a value is what was spread, cloned, wrapped or derived from a policy. */
export const isCopiedPolicy = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === policyKind &&
  !isPolicy(value)

/**
 * Compiles options once, for any number of requests.
 *
 * @returns a policy that keeps nothing of the options objects: changing them later changes nothing
 * @throws CorsOptionsError with every problem that the options have
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
 * The policy that a value is, or that options make.
 *
 * @param isDelegated whether a delegate chose it for one request
 * @throws CorsOptionsError for everything else; for `undefined` too, which must not mean the defaults here
 */
export function toPolicy(decider: unknown, isDelegated: boolean): Policy {
  if (isPolicy(decider)) return decider
  if (isCopiedPolicy(decider)) throw new CorsOptionsError([copiedPolicy()])
  return new CompiledPolicy(readOptions(decider, isDelegated))
}
