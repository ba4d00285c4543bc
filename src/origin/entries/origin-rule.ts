import type { DecisionReason } from '../../decision.js'
import type { OriginEntry } from '../../options.js'
import type { ListVersion } from '../list-version.js'
import { isOpaqueOrigin, isTupleOrigin } from '../serialized-origin.js'
import { problemsOfEntry } from './judge-entry.js'
import type { PolicyRules } from './rules.js'

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
      readonly list: ListVersion
      /** Whether the list would be valid with `credentials`. */
      readonly mayHaveCredentials: () => boolean
    }

/** The rule for a list, a single entry included. */
export const listRule = (list: ListVersion, rules: PolicyRules): OriginRule => ({
  kind: 'matched',
  form: 'list',
  list,
  mayHaveCredentials: () => {
    const withCredentials = { ...rules, credentials: true }
    for (const entry of list.entries()) {
      if (mayBeUnsound(entry) && problemsOfEntry(entry, withCredentials).length > 0) return false
    }
    return true
  },
  allows: (origin) => list.has(origin),
  reason: (origin) => list.match(origin) ?? (isTupleOrigin(origin) ? 'not-listed' : unfit(origin)),
  nearest: (origin) => list.nearest(origin),
})

/** The list of a rule that has one. */
export const listOf = (rule: OriginRule<never>): ListVersion | undefined =>
  rule.kind === 'matched' && rule.form === 'list' ? rule.list : undefined

/** Whether credentials could make an entry invalid. Exact origins are fine, unless they are over plain http. */
const mayBeUnsound = (entry: OriginEntry): boolean =>
  typeof entry !== 'string' || entry.startsWith('http:') || entry.includes('*')

/** Why an origin is denied before the list or the predicate is asked. */
export const unfit = (origin: string): DecisionReason =>
  isOpaqueOrigin(origin) ? 'null-origin' : 'malformed-origin'
