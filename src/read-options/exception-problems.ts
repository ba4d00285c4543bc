import { keyOf, type ListedDanger } from '../origin/entries/rules.js'
import { correct } from '../origin/mistakes/correct.js'
import { needsDanger } from '../origin/entries/judge-entry.js'
import { mostAlike } from '../origin/most-alike.js'
import type { Report } from '../problems.js'
import { quote, toSource } from '../values/quote.js'
import { isListed, type Exceptions } from './read-dangers.js'
import type { OriginEntry } from '../options.js'

const purposes: Readonly<Record<ListedDanger, string>> = {
  insecureOrigins: 'origins over plain http on other machines',
  publicSuffixes: 'patterns for names that anyone can register',
}

/**
 * Reports exceptions that have no effect. Most of them are typos, or were left behind when an origin was removed. It does
 * not check them if `origin` is a predicate, which may return anything.
 */
export function checkExceptions(exceptions: Exceptions, origin: unknown, report: Report): void {
  if (typeof origin === 'function' || origin === false) return
  const listed: readonly unknown[] = Array.isArray(origin) ? origin : [origin]
  for (const danger of ['insecureOrigins', 'publicSuffixes'] as const) {
    if (exceptions[danger].length === 0) continue
    const keys = new Set(listed.filter(isListed).map(keyOf))
    for (const [index, entry] of exceptions[danger].entries()) {
      if (!isListed(entry)) continue
      const path = `dangerously.${danger}[${index}]`
      const start = `\`${path}\` is ${quote(entry)}, which`
      const code = 'exception-unused'
      if (keys.has(keyOf(entry))) {
        if (needsDanger(entry, danger)) continue
        const message = `${start} needs no exception. Leave it out: \`${danger}\` is for ${purposes[danger]}.`
        report({ code, path, message })
        continue
      }
      const meant = entryMeant(entry, listed, danger)
      const message = `${start} is not in \`origin\`, so it has no effect. Write it exactly as it is there, or leave it out.`
      report({
        code,
        path,
        message,
        ...(meant === undefined ? {} : { suggestion: toSource(meant) }),
      })
    }
  }
}

/** The entry that an exception was probably meant for. */
function entryMeant(
  entry: OriginEntry,
  listed: readonly unknown[],
  danger: ListedDanger,
): string | undefined {
  if (typeof entry !== 'string') return undefined
  const corrected = correct(entry)
  const strings = listed.filter((one) => typeof one === 'string')
  const nearest =
    typeof corrected === 'string' && strings.includes(corrected)
      ? corrected
      : mostAlike(entry, strings)
  return nearest !== undefined && needsDanger(nearest, danger) ? nearest : undefined
}
