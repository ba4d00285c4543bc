import { isRegExp } from '../../values/realms.js'
import type { OriginEntry } from '../../options.js'
import { acceptedProblems } from './accept-risk.js'
import { rulesFor, type ListedDanger, type PolicyRules } from './rules.js'
import type { EntryProblem } from './entry-problem.js'
import {
  everyExtension,
  insecureOrigin,
  localOrigin,
  malformedEntry,
  nullOrigin,
  openToRegistration,
  wrongType,
} from './entry-problems.js'
import { expressionProblems } from './expression-problems.js'
import { isLocal, isLoopback } from '../loopback.js'
import { parsePattern, type OriginPattern } from '../pattern.js'
import { isOpenToRegistration, suffixBelow } from '../public-suffix.js'
import { isMistaken } from '../mistakes/schemes-of-pages.js'
import { isOpaqueOrigin } from '../serialized-origin.js'

/** What is wrong with one entry of `origin`. */
export function problemsOfEntry(entry: unknown, rules: PolicyRules): readonly EntryProblem[] {
  if (isRegExp(entry)) return expressionProblems(entry, rulesFor(entry, rules), judgeUnder(rules))
  if (typeof entry !== 'string') return [wrongType(entry)]
  if (isOpaqueOrigin(entry)) return rules.nullOrigin ? noProblems : [nullOrigin(entry)]
  const pattern = parsePattern(entry)
  if (pattern === undefined || isMistaken(pattern)) {
    return [malformedEntry(entry, rules.credentials, judgeUnder(rules))]
  }
  return rules.credentials ? unsafe(entry, pattern, rules) : noProblems
}

const noProblems: readonly EntryProblem[] = []

const judgeUnder =
  (rules: PolicyRules) =>
  (entry: OriginEntry): readonly EntryProblem[] =>
    problemsOfEntry(entry, rules)

function unsafe(entry: string, pattern: OriginPattern, given: PolicyRules): EntryProblem[] {
  const { scheme, host, subdomains, anyHost } = pattern
  const rules = rulesFor(entry, given)
  const problems: EntryProblem[] = []
  if (scheme === 'http' && !isLoopback(host) && !rules.insecureOrigins) {
    problems.push(
      isLocal(host)
        ? localOrigin(
            entry,
            (other) => isLocalEntry(other) || rulesFor(other, given).insecureOrigins,
          )
        : insecureOrigin(entry, judgeUnder(given)),
    )
  }
  if (rules.publicSuffixes) return problems
  if (anyHost) problems.push(everyExtension(entry))
  if (!subdomains) return problems
  const suffix = isOpenToRegistration(host) ? host : suffixBelow(host)
  if (suffix !== undefined) {
    problems.push(openToRegistration(entry, pattern, suffix, judgeUnder(given)))
  }
  return problems
}

function isLocalEntry(entry: OriginEntry): boolean {
  const pattern = typeof entry === 'string' ? parsePattern(entry) : undefined
  return pattern !== undefined && isLocal(pattern.host)
}

/** Whether an entry needs a member of `dangerously` to be allowed with credentials. */
export function needsDanger(entry: unknown, danger: ListedDanger): boolean {
  // The fast path for the exact origins of a long list.
  if (typeof entry === 'string' && !entry.startsWith('http:') && !entry.includes('*')) return false
  const rules = {
    credentials: true,
    nullOrigin: true,
    insecureOrigins: false,
    publicSuffixes: danger !== 'publicSuffixes',
  }
  return judgeUnder(rules)(entry as OriginEntry).some((problem) =>
    acceptedProblems[danger].includes(problem('origin').code),
  )
}
