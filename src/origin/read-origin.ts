import type { OriginPredicate } from '../options.js'
import type { Report } from '../problems.js'
import { askPredicate } from './predicate.js'
import { readAllowlist } from './read-allowlist.js'
import { isSerializedOrigin, parseOrigin } from './serialized-origin.js'

/** The `origin` option, read. */
export type OriginRule<Request = unknown> =
  /** Every origin: no response depends on the request's. */
  | { readonly kind: 'any' }
  /** None, and no header: no response depends on the request's. */
  | { readonly kind: 'off' }
  | {
      readonly kind: 'matched'
      /** @param origin the `Origin` header's value, whatever it is */
      readonly allows: (origin: string, request: Request) => boolean | Promise<boolean>
    }

/** Reads the `origin` option; `nullOrigin` is whether `'null'` may be allowed by name. */
export function readOrigin<Request>(
  value: unknown,
  nullOrigin: boolean,
  report: Report,
): OriginRule<Request> {
  if (value === false) return { kind: 'off' }
  if (value === '*' || (Array.isArray(value) && value.length === 1 && value[0] === '*')) {
    return { kind: 'any' }
  }
  if (value === true) return { kind: 'matched', allows: isSerializedOrigin }
  if (typeof value === 'function') {
    const predicate = value as OriginPredicate<Request>
    return {
      kind: 'matched',
      allows: (origin, request) =>
        (origin === 'null' ? nullOrigin : parseOrigin(origin) !== undefined) &&
        askPredicate(predicate, nullOrigin, origin, request),
    }
  }
  const allowlist = readAllowlist(value, 'origin', nullOrigin, report)
  return { kind: 'matched', allows: (origin) => allowlist.has(origin) }
}
