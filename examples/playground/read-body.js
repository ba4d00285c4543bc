/** The body is not what the page's script sends. */
class BadRequest extends Error {
  status = 400
}

/** The longest body. No policy that a person maintains is that long. */
export const longestBody = '100kb'

/** @param {unknown} body @returns {string} the options */
export function readText(body) {
  const { text } = Object(body)
  if (typeof text === 'string') return text
  throw new BadRequest('`text` must be a string with the options.')
}
