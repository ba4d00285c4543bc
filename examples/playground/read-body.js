/** What a page sent is not what its script sends. */
class BadRequest extends Error {
  status = 400
}

/** Characters of a policy: more than anybody writes by hand, and little to read for each key that is pressed. */
export const longestText = 4000

/** @typedef {{ origin: string, method: string, headers: [string, string][], credentials: boolean }} ScriptRequest */
/** @typedef {ScriptRequest & { text: string }} Asked a policy, and the request that a page is to make under it */

/** @param {unknown} body */
export function readText(body) {
  const { text } = Object(body)
  if (!isText(text, longestText)) throw new BadRequest('`text` is the options as a text.')
  return text
}

/** @param {unknown} body @returns {Asked} */
export function readAsked(body) {
  const { origin, method, headers, credentials } = Object(body)
  if (!isText(origin, 400)) throw new BadRequest('`origin` is a text.')
  if (!isText(method, 100)) throw new BadRequest('`method` is a text.')
  if (typeof credentials !== 'boolean') throw new BadRequest('`credentials` is true or false.')
  if (!Array.isArray(headers) || headers.length > 30 || !headers.every(isHeader)) {
    throw new BadRequest('`headers` is a list of pairs, each a name and a value.')
  }
  return { text: readText(body), origin, method, headers, credentials }
}

/** @param {unknown} value @param {number} longest @returns {value is string} */
const isText = (value, longest) => typeof value === 'string' && value.length <= longest

/** @param {unknown} pair @returns {pair is [string, string]} */
const isHeader = (pair) =>
  Array.isArray(pair) && pair.length === 2 && isText(pair[0], 200) && isText(pair[1], 2000)
