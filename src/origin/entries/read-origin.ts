import type { OriginEntry, OriginPredicate } from '../../options.js'
import type { Report } from '../../problems.js'
import type { Pausable } from '../../values/pausable.js'
import { ListVersion } from '../list-version.js'
import { listRule, unfit, type OriginRule } from './origin-rule.js'
import { isSame, type PolicyRules } from './rules.js'
import {
  credentialsForAll,
  credentialsWithWildcard,
  emptyOrigin,
  missingOrigin,
} from './origin-problems.js'
import { askPredicate } from '../ask-predicate.js'
import { readAllowlist } from './read-allowlist.js'
import { loadPublicSuffixes } from '../public-suffix.js'
import { isOpaqueOrigin, isOriginOrNull, isTupleOrigin } from '../serialized-origin.js'

/** A list that was read before, and the rules that its entries were checked against. */
export interface ReadBefore {
  readonly list: ListVersion | undefined
  readonly rules: PolicyRules
}

/**
 * Reads the `origin` option.
 *
 * @param isGiven false if the option is left out
 * @param isDelegated whether a delegate returned it for one request. Then `true` means only that request's origin,
 * because the delegate saw it
 * @param before what was read last: entries that are also there need not be checked again
 */
export function* readOrigin<Request>(
  isGiven: boolean,
  value: unknown,
  rules: PolicyRules,
  isDelegated: boolean,
  report: Report,
  before?: ReadBefore,
): Pausable<OriginRule<Request>> {
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
    return isDelegated ? yield* readOrigin(true, isThisOne, rules, false, report) : everyWellFormed
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
  const known = isSame(before?.rules, rules) ? before?.list : undefined
  const isSound = known && ((entry: OriginEntry) => known.includes(entry))
  const allowlist = yield* readAllowlist(value, 'origin', rules, report, isSound)
  return listRule(new ListVersion(allowlist), rules)
}

/** The predicate for `origin: true` from a delegate. */
const isThisOne = (): boolean => true

const everyWellFormed: OriginRule = {
  kind: 'matched',
  form: 'reflected',
  allows: isOriginOrNull,
  reason: (_, allowed) => (allowed ? 'well-formed-origin' : 'malformed-origin'),
  nearest: () => undefined,
}
