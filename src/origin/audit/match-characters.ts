import { alphabet } from './alphabet.js'

/** Atoms that match only themselves, whatever the flags. */
const plain = /^(?:\\(?=[./-]))?([\d./:a-z-])$/

/**
 * Which characters of the alphabet an atom matches. It runs the engine itself, which gets case folding, Unicode
 * properties and nested classes right.
 *
 * @param atom the source of something that matches one character
 */
export function matchCharacters(atom: string, flags: string): string {
  const [, literal] = plain.exec(atom) ?? []
  if (literal !== undefined && atom !== '.') return literal
  const expression = new RegExp(`^(?:${atom})$`, flags.replace(/[^isuv]/g, ''))
  let set = ''
  for (const character of alphabet) if (expression.test(character)) set += character
  return set
}
