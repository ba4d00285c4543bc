import type { Position } from './automaton.js'
import type { Atom, Quantifier } from './syntax.js'

/** A letter of a domain name with its own quantifier. */
export interface QuantifiedLetter {
  readonly atom: Atom
  readonly quantifier: Quantifier
  /** How many characters of the origin come after it. */
  readonly behind: number
  /** How often it was read. */
  readonly count: number
  /** Whether it is in the last label of a name. A quantifier is always a typo there. */
  readonly isLast: boolean
}

interface LetterWalk {
  readonly host: string
  readonly text: string
  readonly letter: QuantifiedLetter | undefined
}

/**
 * Notes a letter that can occur a different number of times. Each number gives a different name. In the last label, any
 * number except one counts. A group with a quantifier is intended: `(my)?example` spells out both names.
 */
export function readLetter(
  { host, text, letter }: LetterWalk,
  { atom, set }: Position,
  character: string,
): QuantifiedLetter | undefined {
  const quantifier = atom?.quantifier
  if (atom === undefined || quantifier === undefined || set !== character) return letter
  if (letter !== undefined) {
    return letter.atom === atom ? { ...letter, count: letter.count + 1 } : letter
  }
  const isLast = /^[a-z]*$/.test(character + host)
  const { min, max } = quantifier
  if (isLast ? max === 1 && min === 1 : min === max) return undefined
  return { atom, quantifier, behind: text.length, count: 1, isLast }
}

/** Only domain names count. Text that is not one has no typos, unless its last label looks like one. */
export const ofLastLabel = ({ host, letter }: LetterWalk): QuantifiedLetter | undefined =>
  letter?.isLast === true && host.includes('.') ? letter : undefined

/** Whether the letter was read more often than written. Another path reads it as written. */
export const isRepeated = ({ quantifier, count }: QuantifiedLetter): boolean =>
  count > Math.max(1, quantifier.min)

/** An origin without the letter, and with one more. Neither is what was meant. */
export function typosOf(origin: string, { behind, count }: QuantifiedLetter): readonly string[] {
  if (count > 1) return []
  const at = origin.length - behind - 1
  const letter = origin.charAt(at)
  return [
    origin.slice(0, at) + origin.slice(at + 1),
    origin.slice(0, at) + letter + origin.slice(at),
  ]
}
