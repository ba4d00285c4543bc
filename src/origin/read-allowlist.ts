import { isRegExp } from '../kinds.js'
import type { Report } from '../problems.js'
import { Allowlist } from './allowlist.js'
import { parsePattern } from './pattern.js'
import { malformed, nullNotAllowed, wildcard, wrongType } from './problems.js'

/**
 * Reads what lists origins: a string, an expression, or an array of them. What it reports makes its result of no use.
 *
 * @param path where the value stands in the options, as problems name it
 * @param nullOrigin whether `'null'` may be listed
 */
export function readAllowlist(
  value: unknown,
  path: string,
  nullOrigin: boolean,
  report: Report,
): Allowlist {
  const allowlist = new Allowlist()
  const read = (entry: unknown, entryPath: string): void => {
    if (isRegExp(entry)) allowlist.addExpression(entry)
    else if (typeof entry !== 'string') report(wrongType(entry, entryPath))
    else if (entry === '*') report(wildcard(entryPath))
    else if (entry === 'null') {
      if (nullOrigin) allowlist.addNull()
      else report(nullNotAllowed(entryPath))
    } else {
      const pattern = parsePattern(entry)
      if (pattern === undefined) report(malformed(entry, entryPath))
      else allowlist.addPattern(entry, pattern)
    }
  }
  if (!Array.isArray(value)) read(value, path)
  // Not `forEach`, which passes over the holes of a sparse array.
  else for (const [index, entry] of value.entries()) read(entry, `${path}[${index}]`)
  return allowlist
}
