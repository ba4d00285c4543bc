import type { Report } from '../problems.js'
import type { AllowlistRules } from './allowlist-rules.js'
import { Allowlist } from './allowlist.js'
import { addEntry } from './entry.js'
import { wildcardBesideOthers } from './origin-problems.js'

/**
 * Reads what lists origins: a string, an expression, or an array of them.
 *
 * @param path where the value stands in the options, as problems name it
 * @returns an allowlist that is of no use where anything was reported
 */
export function readAllowlist(
  value: unknown,
  path: string,
  rules: AllowlistRules,
  report: Report,
): Allowlist {
  const allowlist = new Allowlist()
  if (!Array.isArray(value)) {
    for (const problem of addEntry(value, rules, allowlist)) report(problem(path))
    return allowlist
  }
  let sound = true
  // Not `forEach`, which passes over the holes of a sparse array.
  for (const [index, entry] of value.entries()) {
    if (entry === '*') continue
    for (const problem of addEntry(entry, rules, allowlist)) {
      sound = false
      report(problem(`${path}[${index}]`))
    }
  }
  if (value.includes('*')) report(wildcardBesideOthers(value, path, sound))
  return allowlist
}
