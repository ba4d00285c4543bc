import type { CorsProblem, CorsProblemCode } from '../problems.js'
import { quote } from '../quote.js'
import { toSource, type Listed } from '../source.js'

/** A problem of an allowlist's entry, to be told once it is known where that stands. */
export type EntryProblem = (path: string) => CorsProblem

/** @param meant what to write instead, asked for only when somebody reads it; incomplete, it is of no use */
export const entryProblem =
  (
    code: CorsProblemCode,
    entry: unknown,
    says: string,
    meant: () => readonly (string | RegExp | undefined)[] = () => [],
  ): EntryProblem =>
  (path) => {
    const message = `\`${path}\` is ${quote(entry)}, which ${says}`
    const all = meant()
    const entries = all.filter((one) => one !== undefined)
    return entries.length === 0 || entries.length < all.length
      ? { code, path, message }
      : { code, path, message, suggestion: inPlace(entries, path) }
  }

/** Among the entries of an array several may stand where one stood. */
function inPlace(entries: readonly Listed[], path: string): string {
  if (entries.length === 1 || path.endsWith(']')) return entries.map(toSource).join(', ')
  return toSource(entries)
}
