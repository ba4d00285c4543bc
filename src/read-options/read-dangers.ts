import { isRegExp } from '../values/realms.js'
import type { DangerousOptions, OriginEntry } from '../options.js'
import {
  keyOf,
  type AcceptedEntries,
  type ListedDanger,
  type PolicyRules,
} from '../origin/entries/rules.js'
import type { Report } from '../problems.js'
import { quote } from '../values/quote.js'
import { readBoolean } from './read-scalars.js'

/** The entries that each member lists, as the user wrote them. */
export type Exceptions = Readonly<Record<ListedDanger, readonly unknown[]>>

/** Reads the members of `dangerously`. */
export function readDangers(
  given: Readonly<Partial<Record<keyof DangerousOptions, unknown>>>,
  report: Report,
): { readonly rules: Omit<PolicyRules, 'credentials'>; readonly exceptions: Exceptions } {
  const { nullOrigin = false, insecureOrigins = false, publicSuffixes = false } = given
  const read = (name: ListedDanger, value: unknown): AcceptedEntries =>
    Array.isArray(value)
      ? readExceptions(value, `dangerously.${name}`, report)
      : readBoolean(
          value,
          `dangerously.${name}`,
          report,
          'true, false, or an array of entries of `origin`',
        )
  return {
    rules: {
      nullOrigin: readBoolean(nullOrigin, 'dangerously.nullOrigin', report),
      insecureOrigins: read('insecureOrigins', insecureOrigins),
      publicSuffixes: read('publicSuffixes', publicSuffixes),
    },
    exceptions: {
      insecureOrigins: Array.isArray(insecureOrigins) ? insecureOrigins : [],
      publicSuffixes: Array.isArray(publicSuffixes) ? publicSuffixes : [],
    },
  }
}

/** Whether a value can be an entry of `origin` or of an exception. */
export const isListed = (value: unknown): value is OriginEntry =>
  typeof value === 'string' || isRegExp(value)

function readExceptions(
  value: readonly unknown[],
  name: string,
  report: Report,
): ReadonlySet<string> {
  const keys = new Set<string>()
  for (const [index, entry] of value.entries()) {
    if (isListed(entry)) {
      keys.add(keyOf(entry))
      continue
    }
    const path = `${name}[${index}]`
    const advice = entry
      ? '. List entries of `origin`: strings and regular expressions.'
      : ': is an environment variable missing? Drop empty entries with `list.filter(Boolean)`.'
    report({ code: 'wrong-type', path, message: `\`${path}\` is ${quote(entry)}${advice}` })
  }
  return keys
}
