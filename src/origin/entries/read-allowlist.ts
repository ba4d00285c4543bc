import type { Report } from '../../problems.js'
import type { Pausable } from '../../values/pausable.js'
import { isRegExp } from '../../values/realms.js'
import type { OriginEntry } from '../../options.js'
import { mostOffered } from './accept-risk.js'
import type { PolicyRules } from './rules.js'
import { Allowlist } from '../allowlist.js'
import type { Offers } from './entry-problem.js'
import { withoutOtherProblems } from './expression-problems.js'
import { needsDanger, problemsOfEntry } from './judge-entry.js'
import { wildcardBesideOthers } from './origin-problems.js'

/** How many entries are read without a pause. */
const atOnce = 1_000

/**
 * Reads a string, a regular expression, or an array of them.
 *
 * @param path the path of the value in the options, for problems
 * @param isSound whether an entry is already known to be valid under the same rules
 * @returns an allowlist of the valid entries
 */
export function* readAllowlist(
  value: unknown,
  path: string,
  rules: PolicyRules,
  report: Report,
  isSound: (entry: OriginEntry) => boolean = () => false,
): Pausable<Allowlist> {
  const allowlist = new Allowlist()
  if (!Array.isArray(value)) {
    const problems = problemsOfEntry(value, rules)
    for (const problem of problems) report(problem(path))
    if (problems.length === 0) allowlist.add(value as OriginEntry)
    return allowlist
  }
  // Copied, because the user could change it during a pause.
  const entries: readonly unknown[] = value.slice()
  const offers = offersOf(entries)
  let sound = true
  // Not `forEach`, which skips the holes of a sparse array.
  for (const [index, entry] of entries.entries()) {
    if (index % atOnce === atOnce - 1) yield
    if (entry === '*') continue
    if (typeof entry === 'string' && isSound(entry)) {
      allowlist.add(entry)
      continue
    }
    const problems = problemsOfEntry(entry, rules)
    for (const problem of problems) report(problem(`${path}[${index}]`, offers))
    if (problems.length === 0) allowlist.add(entry as OriginEntry)
    else sound = false
  }
  if (entries.includes('*')) report(wildcardBesideOthers(entries, path, sound))
  return allowlist
}

/** Finds the entries that break a rule, on demand. */
function offersOf(entries: readonly unknown[]): Offers {
  const found = new Map<string, readonly OriginEntry[]>()
  return (danger) => {
    const known = found.get(danger)
    if (known !== undefined) return known
    const broken: OriginEntry[] = []
    for (const entry of new Set(entries)) {
      if (needsDanger(entry, danger)) {
        broken.push(isRegExp(entry) ? withoutOtherProblems(entry) : (entry as OriginEntry))
      }
      if (broken.length > mostOffered) break
    }
    found.set(danger, broken)
    return broken
  }
}
