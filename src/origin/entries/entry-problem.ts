import type { CorsProblem, CorsProblemCode } from '../../problems.js'
import { quote, toSource } from '../../values/quote.js'
import type { OriginEntry } from '../../options.js'
import type { ListedDanger } from './rules.js'

/**
 * All entries of the list that break a rule, for the member of `dangerously` that permits them. `undefined` if there is
 * no list.
 */
export type Offers = (danger: ListedDanger) => readonly OriginEntry[] | undefined

/** A problem with an entry. Call it with the entry's path. */
export type EntryProblem = (path: string, offers?: Offers) => CorsProblem

/** @param meant what to write instead, computed on demand. If any of it is `undefined`, nothing is suggested */
export const entryProblem =
  (
    code: CorsProblemCode,
    entry: unknown,
    says: string | ((path: string, offers: Offers) => string),
    meant: (path: string) => readonly (OriginEntry | undefined)[] = () => [],
  ): EntryProblem =>
  (path, offers = noOffers) => {
    const words = typeof says === 'string' ? says : says(path, offers)
    const verb = path.endsWith('()') ? 'returned' : 'is'
    const message = `\`${path}\` ${verb} ${quote(entry)}, which ${words}`
    const all = meant(path)
    const entries = all.filter((one) => one !== undefined)
    return entries.length === 0 || entries.length < all.length
      ? { code, path, message }
      : { code, path, message, suggestion: inPlace(entries, path) }
  }

const noOffers: Offers = () => undefined

/** Whether a path belongs to an entry of an array. */
export const isInArray = (path: string): boolean => path.endsWith(']')

/** In an array, several entries can replace one. Elsewhere, they need their own array. */
function inPlace(entries: readonly OriginEntry[], path: string): string {
  if (entries.length === 1 || isInArray(path)) return entries.map(toSource).join(', ')
  return toSource(entries)
}
