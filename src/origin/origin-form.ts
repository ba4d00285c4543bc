import type { AllowlistRules } from './allowlist-rules.js'
import { Allowlist } from './allowlist.js'
import { addEntry } from './entry.js'
import type { OriginRule } from './read-origin.js'

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
export function originForm(
  { kind }: OriginRule<never>,
  value: unknown,
  rules: AllowlistRules,
): OriginForm {
  if (kind !== 'matched') return kind
  if (value === true) return 'every'
  if (typeof value === 'function') return 'predicate'
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  const withCredentials = { ...rules, credentials: true }
  const isSound = (entry: unknown): boolean =>
    isAlwaysSound(entry) || addEntry(entry, withCredentials, new Allowlist()).length === 0
  return entries.every(isSound) ? 'list' : 'list-for-no-credentials'
}

/** Spares most entries a second reading: an exact origin that is not over plain http is one for credentials too. */
const isAlwaysSound = (entry: unknown): boolean =>
  typeof entry === 'string' && !entry.startsWith('http:') && !entry.includes('*')
