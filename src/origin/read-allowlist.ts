import type { CorsProblem, Report } from '../problems.js'
import { toSource, type Listed } from '../source.js'
import type { AllowlistRules } from './allowlist-rules.js'
import { Allowlist } from './allowlist.js'
import { addEntry } from './entry.js'

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

function wildcardBesideOthers(
  entries: readonly unknown[],
  path: string,
  othersAreSound: boolean,
): CorsProblem {
  const others = entries.filter((entry) => entry !== '*') as Listed[]
  return {
    code: 'wildcard-beside-others',
    path,
    message:
      `\`${path}\` has "*" beside other entries. It is every origin, so that the others mean nothing: leave it out, or ` +
      "write `origin: '*'`.",
    ...(othersAreSound && others.length <= 20 ? { suggestion: toSource(others) } : {}),
  }
}
