import type { CorsProblem } from '../../problems.js'
import { toSource } from '../../values/quote.js'
import type { OriginEntry } from '../../options.js'
import type { ListedDanger } from './rules.js'
import type { Offers } from './entry-problem.js'

/** The problems that each member of `dangerously` permits. */
export const acceptedProblems: Readonly<Record<ListedDanger, readonly CorsProblem['code'][]>> = {
  insecureOrigins: ['insecure-origin', 'expression-insecure-origin'],
  publicSuffixes: ['public-suffix', 'expression-public-suffix'],
}

/** If there are more entries, errors do not list them. */
export const mostOffered = 10

/** The option that permits an entry, as JavaScript. */
export function acceptRisk(danger: ListedDanger, entry: OriginEntry, offers: Offers): string {
  const entries = offers(danger) ?? [entry]
  const value = entries.length > mostOffered ? 'true' : toSource(entries)
  return `\`dangerously: { ${danger}: ${value} }\``
}
