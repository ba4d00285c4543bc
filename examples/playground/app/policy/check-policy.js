import { CorsOptionsError, createPolicy } from 'allow-origin'
import { getLineInfo } from 'acorn'
import { addMember } from './change-policy.js'
import { applyEdits, replace } from './edit-text.js'
import { NotData } from './not-data.js'
import { readPolicy } from './read-policy.js'

/**
 * @typedef {object} Problem a reason why the server does not start, and its place in the text
 * @property {string} code `not-data`, or the code of a `CorsProblem`
 * @property {string} message
 * @property {string} [suggestion]
 * @property {number} from
 * @property {number} to
 * @property {number} line
 * @property {number} column
 * @property {string | null} fixed the text with the suggestion applied, or `null` if it is unclear where it goes
 */

/**
 * @typedef {{ starts: true, policy: import('allow-origin').Policy }
 *   | { starts: false, problems: readonly Problem[], more: number }} Checked
 */

/** Any further problems are only counted. */
const mostProblems = 20

/**
 * Reads a text as options and creates a policy from them.
 *
 * @param {string} text
 * @param {Readonly<Record<string, string>>} [variables] values of environment variables
 * @returns {Checked}
 */
export function checkPolicy(text, variables) {
  try {
    return start(readPolicy(text, variables))
  } catch (error) {
    if (!(error instanceof NotData)) throw error
    const { message, from, to } = error
    const problem = { code: 'not-data', message, fixed: null, ...spanIn(text, from, to) }
    return { starts: false, problems: [problem], more: 0 }
  }
}

/** @param {import('./read-policy.js').Reading} reading @returns {Checked} */
function start(reading) {
  try {
    // The value can be anything, and `createPolicy` reports what is wrong with it.
    const options = /** @type {import('allow-origin').CorsOptions} */ (reading.value)
    return { starts: true, policy: createPolicy(options) }
  } catch (error) {
    if (!(error instanceof CorsOptionsError)) throw error
    return {
      starts: false,
      problems: error.problems.slice(0, mostProblems).map((problem) => locate(reading, problem)),
      more: Math.max(error.problems.length - mostProblems, 0),
    }
  }
}

/**
 * @param {import('./read-policy.js').Reading} reading
 * @param {import('allow-origin').CorsProblem} problem
 * @returns {Problem}
 */
function locate(reading, problem) {
  const { code, path } = problem
  const place = reading.places.get(path)
  const node = (code === 'unknown-option' ? place?.key : place?.node) ?? reading.root
  const span = spanIn(reading.text, node.start, node.end)
  const edits = editsFor(reading, problem)
  return { ...problem, ...span, fixed: edits.length > 0 ? applyEdits(reading.text, edits) : null }
}

/**
 * @param {import('./read-policy.js').Reading} reading
 * @param {import('allow-origin').CorsProblem} problem
 */
function editsFor(reading, { code, path, suggestion }) {
  if (suggestion === undefined) return []
  const place = reading.places.get(path)
  if (code !== 'unknown-option') {
    return place ? [replace(place.node, suggestion)] : addMember(reading, path, suggestion)
  }
  const meant = path.slice(0, path.lastIndexOf('.') + 1) + suggestion
  // If both names are there, it is unclear which one you meant.
  return place?.key && !reading.places.has(meant) ? [replace(place.key, suggestion)] : []
}

/** @param {string} text @param {number} from @param {number} to */
function spanIn(text, from, to) {
  const { line, column } = getLineInfo(text, from)
  return { from, to: Math.min(to, text.length), line, column: column + 1 }
}
