/** The body is not what the page's script sends. */
class BadRequest extends Error {
  status = 400
}

/** The most characters of a policy. That is plenty to write by hand, and quick to check on every keystroke. */
export const longestText = 4000

/** @typedef {{ origin: string, method: string, headers: [string, string][], credentials: boolean }} ScriptRequest */
/** @typedef {ScriptRequest & { text: string }} Asked a policy, and the request that a page sends under it */

/** @param {unknown} body */
export function readText(body) {
  const { text } = Object(body)
  if (!isText(text, longestText)) throw new BadRequest('`text` must be a string with the options.')
  return text
}

/** @param {unknown} body @returns {Asked} */
export function readAsked(body) {
  const { origin, method, headers, credentials } = Object(body)
  if (!isText(origin, 400)) throw new BadRequest('`origin` must be a string.')
  if (!isText(method, 100)) throw new BadRequest('`method` must be a string.')
  if (typeof credentials !== 'boolean') throw new BadRequest('`credentials` must be true or false.')
  if (!Array.isArray(headers) || headers.length > 30 || !headers.every(isHeader)) {
    throw new BadRequest('`headers` must be a list of pairs, each with a name and a value.')
  }
  return { text: readText(body), origin, method, headers, credentials }
}

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && value.length <= longest

/** @param {unknown} pair @returns {pair is [string, string]} */
const isHeader = (pair) =>
  Array.isArray(pair) && pair.length === 2 && isText(pair[0], 200) && isText(pair[1], 2000)
