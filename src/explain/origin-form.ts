import { problemsOfEntry } from '../origin/entries/judge-entry.js'
import type { PolicyParts } from '../read-options/policy-parts.js'

/** How the `origin` option was written, which says how it can be changed. */
export type OriginForm =
  | 'any'
  | 'off'
  /** `true` */
  | 'every'
  | 'predicate'
  | 'list'
  /** A list that would be refused if the policy had credentials. */
  | 'list-for-no-credentials'

/** The form of an option that was read, and that nothing was wrong with. */
export function originForm({
  origin: { kind },
  originAsWritten: written,
  rules,
}: Pick<PolicyParts<never>, 'origin' | 'originAsWritten' | 'rules'>): OriginForm {
  if (kind !== 'matched') return kind
  if (written === true) return 'every'
  if (typeof written === 'function') return 'predicate'
  const withCredentials = { ...rules, credentials: true }
  const isSound = (entry: unknown): boolean => problemsOfEntry(entry, withCredentials).length === 0
  return [written].flat().every(isSound) ? 'list' : 'list-for-no-credentials'
}
