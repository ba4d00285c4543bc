import { nearest } from '../values/nearest.js'
import { otherNames, withoutOption } from './other-names.js'

/** What a name that is not an option was meant for. */
export interface MeantName {
  /** The option that does the same. */
  readonly option?: string
  /** Why there is none, or what to write instead: a sentence. */
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
 * Finds out what a name was meant for: another spelling of an option, what other software calls one, or a slip.
 *
 * @param names the options there are
 */
export function readOptionName(name: string, names: readonly string[]): MeantName | undefined {
  const plain = name.replace(/[^a-z\d]/gi, '').toLowerCase()
  const bare = plain.replace(/^(?:https?)?(?:cors|accesscontrol)+/, '')
  for (const one of [plain, bare]) {
    const option = names.find((known) => known.toLowerCase() === one)
    if (option !== undefined) return { option }
    // Only the options themselves have names elsewhere, not the members of `dangerously`.
    const known = names.includes('origin') ? meanings.get(one) : undefined
    if (known !== undefined) return known
  }
  const option = nearest(name, names)
  if (option !== undefined) return { option }
  const slip =
    names.includes('origin') && bare.length > 6 ? nearest(bare, meanings.keys()) : undefined
  return slip === undefined ? undefined : meanings.get(slip)
}
