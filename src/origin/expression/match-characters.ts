import { alphabet } from './alphabet.js'

/**
 * Which characters of the alphabet an atom matches. The engine itself is asked, so that case folding, Unicode
 * properties and nested classes are exact.
 *
 * @param atom the source of something that matches one character
 */
export function matchCharacters(atom: string, flags: string): string {
  const expression = new RegExp(`^(?:${atom})$`, flags.replace(/[^isuv]/g, ''))
  let set = ''
  for (const character of alphabet) if (expression.test(character)) set += character
  return set
}
