import type { OriginEntry } from '../../options.js'
/** What decides which entries an allowlist may have. */
export interface PolicyRules {
  /** Whether the policy has credentials: whoever may read its responses then acts as the user who is signed in. */
  readonly credentials: boolean
  /** The members of `dangerously`, each a way past one rule. */
  readonly nullOrigin: boolean
  readonly insecureOrigins: AcceptedEntries
  readonly publicSuffixes: AcceptedEntries
  /** Whether entries are read while a request waits for them, as those are that a predicate returns. */
  readonly isWaitedFor?: boolean
}

/** The entries that a rule is not held against: all of them, none, or those listed, by {@link keyOf}. */
export type AcceptedEntries = boolean | ReadonlySet<string>

/** The members of `dangerously` that can list entries. */
export type ListedDanger = 'insecureOrigins' | 'publicSuffixes'

/** The same for one entry. */
export interface AllowlistRules extends PolicyRules {
  readonly insecureOrigins: boolean
  readonly publicSuffixes: boolean
}

/** What an entry is known by: a string as it is, a regular expression by its source and flags. */
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
