import { nearest } from '../values/nearest.js'
import { otherNames } from './other-names.js'
import { withoutOption } from './without-option.js'

/** What someone probably meant by a name that is not an option. */
export interface MeantName {
  /** The option that does the same. */
  readonly option?: string
  /** A sentence that says what to do instead, if there is no such option. */
  readonly advice?: string
}

const meanings: ReadonlyMap<string, MeantName> = new Map<string, MeantName>([
  ...Object.entries(otherNames).flatMap(([option, names]) =>
    names.map((name) => [name, { option }] as const),
  ),
  ...Object.entries(withoutOption).flatMap(([advice, names]) =>
    names.map((name) => [name, { advice }] as const),
  ),
])

/**
 * Finds out what was meant by a name: another spelling of an option, its name in other software, or a typo.
 *
 * @param names the names of the options
 */
export function readOptionName(name: string, names: readonly string[]): MeantName | undefined {
  const plain = name.replace(/[^a-z\d]/gi, '').toLowerCase()
  const bare = plain.replace(/^(?:https?)?(?:cors|accesscontrol)+/, '')
  for (const one of [plain, bare]) {
    const option = names.find((known) => known.toLowerCase() === one)
    if (option !== undefined) return { option }
    // Other software has its own names for the options, but not for the members of `dangerously`.
    const known = names.includes('origin') ? meanings.get(one) : undefined
    if (known !== undefined) return known
  }
  const option = nearest(name, names)
  if (option !== undefined) return { option }
  const slip =
    names.includes('origin') && bare.length > 6 ? nearest(bare, meanings.keys()) : undefined
  return slip === undefined ? undefined : meanings.get(slip)
}
