import type { OriginEntry } from '../../options.js'

/** The rules that entries of `origin` are checked against. */
export interface PolicyRules {
  /** Whether the policy allows credentials. Then every allowed origin can act as the signed-in user. */
  readonly credentials: boolean
  /** The members of `dangerously`. Each switches off one rule. */
  readonly nullOrigin: boolean
  readonly insecureOrigins: AcceptedEntries
  readonly publicSuffixes: AcceptedEntries
  /** Whether a request waits while the entries are checked, because a predicate returned them. */
  readonly isWaitedFor?: boolean
}

/** The entries that a rule does not apply to: all, none, or those listed, by {@link keyOf}. */
export type AcceptedEntries = boolean | ReadonlySet<string>

/** The members of `dangerously` that can list entries. */
export type ListedDanger = 'insecureOrigins' | 'publicSuffixes'

/** The rules for a single entry. */
export interface AllowlistRules extends PolicyRules {
  readonly insecureOrigins: boolean
  readonly publicSuffixes: boolean
}

/** The key of an entry: a string itself, or the source and flags of a regular expression. */
export const keyOf = (entry: OriginEntry): string =>
  typeof entry === 'string' ? entry : `/${entry.source}/${entry.flags}`

export function rulesFor(entry: OriginEntry, rules: PolicyRules): AllowlistRules {
  const { insecureOrigins, publicSuffixes } = rules
  const accepts = (accepted: AcceptedEntries): boolean =>
    typeof accepted === 'boolean' ? accepted : accepted.has(keyOf(entry))
  return {
    ...rules,
    insecureOrigins: accepts(insecureOrigins),
    publicSuffixes: accepts(publicSuffixes),
  }
}

/** Whether two policies check their entries in the same way. */
export function isSame(one: PolicyRules | undefined, other: PolicyRules): boolean {
  const accepts = (some: AcceptedEntries, same: AcceptedEntries): boolean =>
    typeof some === 'boolean' || typeof same === 'boolean'
      ? some === same
      : some.size === same.size && Array.from(some).every((key) => same.has(key))
  return (
    one?.credentials === other.credentials &&
    one.nullOrigin === other.nullOrigin &&
    accepts(one.insecureOrigins, other.insecureOrigins) &&
    accepts(one.publicSuffixes, other.publicSuffixes)
  )
}
