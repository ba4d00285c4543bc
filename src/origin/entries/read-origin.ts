import type { DecisionReason } from '../../decision.js'
import type { OriginPredicate } from '../../options.js'
import type { Report } from '../../problems.js'
import type { PolicyRules } from './rules.js'
import {
  credentialsForAll,
  credentialsWithWildcard,
  emptyOrigin,
  missingOrigin,
} from './origin-problems.js'
import { askPredicate } from '../ask-predicate.js'
import { problemsOfEntry } from './judge-entry.js'
import { readAllowlist } from './read-allowlist.js'
import { loadPublicSuffixes } from '../public-suffix.js'
import { isOpaqueOrigin, isOriginOrNull, isTupleOrigin } from '../serialized-origin.js'

/** The `origin` option after validation. */
export type OriginRule<Request = unknown> =
  /** Every origin. No response depends on the request's origin. */
  | { readonly kind: 'wildcard' }
  /** No origin and no CORS header. No response depends on the request's origin. */
  | { readonly kind: 'off' }
  | (OriginForm & {
      readonly kind: 'matched'
      /** @param origin the value of the `Origin` header, whatever it is */
      readonly allows: (origin: string, request: Request) => boolean | Promise<boolean>
      /** @param allowed what `allows` returned */
      readonly reason: (origin: string, allowed: boolean) => DecisionReason
      /** The listed origin that is most like another one. */
      readonly nearest: (origin: string) => string | undefined
    })

/** How the user wrote the option; suggestions depend on it. `reflected` is `origin: true`. */
type OriginForm =
  | { readonly form: 'predicate' | 'reflected' }
  | {
      readonly form: 'list'
      /** Whether the list would be valid with `credentials`. */
      readonly mayHaveCredentials: () => boolean
    }

/**
 * Reads the `origin` option.
 *
 * @param isGiven false if the option is left out
 * @param isDelegated whether a delegate returned it for one request. Then `true` means only that request's origin,
 * because the delegate saw it
 */
export function readOrigin<Request>(
  isGiven: boolean,
  value: unknown,
  rules: PolicyRules,
  isDelegated: boolean,
  report: Report,
): OriginRule<Request> {
  const isMissing = isGiven && value === undefined
  const isEmpty = value === null || value === 0 || Number.isNaN(value)
  if (isMissing) report(missingOrigin())
  if (isEmpty) report(emptyOrigin(value))
  if (value === false || isMissing || isEmpty) return { kind: 'off' }
  const isAny =
    !isGiven || value === '*' || (Array.isArray(value) && value.length === 1 && value[0] === '*')
  if (rules.credentials && isAny) report(credentialsWithWildcard(isGiven, value))
  if (rules.credentials && value === true && !isDelegated) report(credentialsForAll())
  if (isAny) return { kind: 'wildcard' }
  if (value === true)
    return isDelegated ? readOrigin(true, isThisOne, rules, false, report) : everyWellFormed
  if (typeof value === 'function') {
    // Load them now: the entries that a predicate returns are checked while a request waits.
    loadPublicSuffixes()
    const predicate = value as OriginPredicate<Request>
    const asks = askPredicate(predicate, { ...rules, isWaitedFor: true })
    const isAsked = (origin: string): boolean =>
      isOpaqueOrigin(origin) ? rules.nullOrigin : isTupleOrigin(origin)
    return {
      kind: 'matched',
      form: 'predicate',
      allows: (origin, request) => isAsked(origin) && asks(origin, request),
      reason: (origin, allowed) => {
        if (allowed) return 'allowed-by-predicate'
        return isAsked(origin) ? 'denied-by-predicate' : unfit(origin)
      },
      nearest: () => undefined,
    }
  }
  const allowlist = readAllowlist(value, 'origin', rules, report)
  const doubtful = [value].flat().filter(mayBeUnsound)
  return {
    kind: 'matched',
    form: 'list',
    mayHaveCredentials: () => {
      const withCredentials = { ...rules, credentials: true }
      return doubtful.every((entry) => problemsOfEntry(entry, withCredentials).length === 0)
    },
    allows: (origin) => allowlist.has(origin),
    reason: (origin) =>
      allowlist.match(origin) ?? (isTupleOrigin(origin) ? 'not-listed' : unfit(origin)),
    nearest: (origin) => allowlist.nearest(origin),
  }
}

/** The predicate for `origin: true` from a delegate. */
const isThisOne = (): boolean => true

/** Whether credentials could make an entry invalid. Exact origins are fine, unless they are over plain http. */
const mayBeUnsound = (entry: unknown): boolean =>
  typeof entry !== 'string' || entry.startsWith('http:') || entry.includes('*')

const everyWellFormed: OriginRule = {
  kind: 'matched',
  form: 'reflected',
  allows: isOriginOrNull,
  reason: (_, allowed) => (allowed ? 'well-formed-origin' : 'malformed-origin'),
  nearest: () => undefined,
}

/** Why an origin is denied before the list or the predicate is asked. */
const unfit = (origin: string): DecisionReason =>
  isOpaqueOrigin(origin) ? 'null-origin' : 'malformed-origin'
