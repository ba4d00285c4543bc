import type { CorsProblem, CorsProblemCode } from '../../problems.js'
import { quote, toSource } from '../../values/quote.js'
import type { OriginEntry } from '../../options.js'
import type { ListedDanger } from './rules.js'

/**
 * The whole list for a member of `dangerously` that accepts an entry, and every other of its allowlist that breaks the
 * same rule; `undefined` where it would be long.
 */
export type Offers = (danger: ListedDanger) => readonly OriginEntry[] | undefined

/** A problem of an allowlist's entry, to be told once it is known where that stands. */
export type EntryProblem = (path: string, offers?: Offers) => CorsProblem

/** @param meant what to write instead, asked for only when somebody reads it; incomplete, it is of no use */
export const entryProblem =
  (
    code: CorsProblemCode,
    entry: unknown,
    says: string | ((path: string, offers: Offers) => string),
    meant: (path: string) => readonly (OriginEntry | undefined)[] = () => [],
  ): EntryProblem =>
  (path, offers = nothing) => {
    const words = typeof says === 'string' ? says : says(path, offers)
    const message = `\`${path}\` is ${quote(entry)}, which ${words}`
    const all = meant(path)
    const entries = all.filter((one) => one !== undefined)
    return entries.length === 0 || entries.length < all.length
      ? { code, path, message }
      : { code, path, message, suggestion: inPlace(entries, path) }
  }

const nothing: Offers = () => undefined

/** Whether a path is that of an entry among others. */
export const isInArray = (path: string): boolean => path.endsWith(']')

/** Among the entries of an array several may stand where one stood. */
function inPlace(entries: readonly OriginEntry[], path: string): string {
  if (entries.length === 1 || isInArray(path)) return entries.map(toSource).join(', ')
  return toSource(entries)
}
