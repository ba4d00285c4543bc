import { isRegExp } from '../kinds.js'
import type { AllowlistRules } from './allowlist-rules.js'
import { Allowlist } from './allowlist.js'
import type { EntryProblem } from './entry-problem.js'
import {
  insecureOrigin,
  malformedEntry,
  nullOrigin,
  openToRegistration,
  wrongType,
} from './entry-problems.js'
import { expressionProblems } from './expression-problems.js'
import { isLoopback } from './loopback.js'
import { parsePattern, type OriginPattern } from './pattern.js'
import { isOpenToRegistration } from './public-suffix.js'
import { schemesOfPages } from './schemes-of-pages.js'

/**
 * Adds an entry to an allowlist.
 *
 * @returns what is wrong with it; then the allowlist is of no use
 */
export function addEntry(
  entry: unknown,
  rules: AllowlistRules,
  allowlist: Allowlist,
): readonly EntryProblem[] {
  if (isRegExp(entry)) {
    allowlist.addExpression(entry)
    return expressionProblems(entry, rules)
  }
  if (typeof entry !== 'string') return [wrongType(entry)]
  if (entry === 'null') {
    allowlist.addNull()
    return rules.nullOrigin ? none : [nullOrigin()]
  }
  const pattern = parsePattern(entry)
  if (pattern === undefined || schemesOfPages.has(pattern.scheme)) {
    return [malformedEntry(entry, isSoundUnder(rules))]
  }
  allowlist.addPattern(entry, pattern)
  return rules.credentials ? unsafe(entry, pattern, rules) : none
}

const none: readonly EntryProblem[] = []

const isSoundUnder =
  (rules: AllowlistRules) =>
  (entry: string | RegExp): boolean =>
    addEntry(entry, rules, new Allowlist()).length === 0

function unsafe(entry: string, pattern: OriginPattern, rules: AllowlistRules): EntryProblem[] {
  const { scheme, host, subdomains } = pattern
  const problems: EntryProblem[] = []
  if (scheme === 'http' && !isLoopback(host) && !rules.insecureOrigins) {
    problems.push(insecureOrigin(entry, isSoundUnder(rules)))
  }
  if (subdomains && !rules.publicSuffixes && isOpenToRegistration(host)) {
    problems.push(openToRegistration(entry, pattern, isSoundUnder(rules)))
  }
  return problems
}
