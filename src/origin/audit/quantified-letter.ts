import type { Position } from './automaton.js'
import type { Atom, Quantifier } from './syntax.js'

/** A letter of a domain name that has a quantifier of its own. */
export interface QuantifiedLetter {
  readonly atom: Atom
  readonly quantifier: Quantifier
  /** How many characters of the origin are behind it. */
  readonly behind: number
  /** How often it was read. */
  readonly count: number
  /** Whether it is in a name's last label, where a quantifier is always a typo. */
  readonly isLast: boolean
}

interface LetterWalk {
  readonly host: string
  readonly text: string
  readonly letter: QuantifiedLetter | undefined
}

/**
 * Notes a letter that may be there any number of times, or more than once in the last label: each number is a name of
 * its own. A group that has a quantifier is meant: `(my)?example` spells out both names.
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

/** What is no domain name has no typos, unless it ends like one. */
export const ofLastLabel = ({ host, letter }: LetterWalk): QuantifiedLetter | undefined =>
  letter?.isLast === true && host.includes('.') ? letter : undefined

/** Whether there is another way on which it is as it is written. */
export const isRepeated = ({ quantifier, count }: QuantifiedLetter): boolean =>
  count > Math.max(1, quantifier.min)

/** An origin with the letter left out, and with one more: never as it is written. */
export function typosOf(origin: string, { behind, count }: QuantifiedLetter): readonly string[] {
  if (count > 1) return []
  const at = origin.length - behind - 1
  const letter = origin.charAt(at)
  return [
    origin.slice(0, at) + origin.slice(at + 1),
    origin.slice(0, at) + letter + origin.slice(at),
  ]
}
