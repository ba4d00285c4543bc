import { alphabet } from './alphabet.js'

/** What stands for itself, with any flags. */
const plain = /^(?:\\(?=[./-]))?([\d./:a-z-])$/

/**
 * Which characters of the alphabet an atom matches. The engine itself is asked, so that case folding, Unicode
 * properties and nested classes are exact.
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
