import { append, applyEdits, insert, replace } from './edit-text.js'
import { readPolicy } from './read-policy.js'

/** @typedef {import('./edit-text.js').Edit} Edit */
/** @typedef {import('./read-policy.js').Reading} Reading */
/** @typedef {import('allow-origin').Suggestion} Suggestion */
/** @typedef {Pick<Suggestion, 'option' | 'change' | 'value'>} Change */

/**
 * Applies the suggestions of an explanation to the text of a policy. The rest of the text stays as it is.
 *
 * @param {string} text
 * @param {readonly Change[]} changes
 * @param {Readonly<Record<string, string>>} [variables] values of environment variables
 */
export function changePolicy(text, changes, variables) {
  let changed = text
  // The next change may go after what this one adds.
  for (const change of changes) {
    const reading = readPolicy(changed, variables)
    changed = applyEdits(changed, editsFor(reading, change))
  }
  return changed
}

/** @param {Reading} reading @param {Change} change @returns {Edit[]} */
function editsFor(reading, { option, change, value }) {
  const place = reading.places.get(option)
  if (!place) return addMember(reading, option, sourceOf(value))
  const { node } = place
  const added = Array.isArray(value) ? addedTo(reading, option, change, value) : undefined
  if (added === undefined) return [replace(node, sourceOf(value))]
  const list = withoutParentheses(node)
  if (list.type === 'ArrayExpression') return append(reading, list, added.map(sourceOf))
  // A string that lists names stays a string. A single origin becomes the first entry of an array.
  return option === 'origin'
    ? [insert(node.start, '['), insert(node.end, `, ${added.map(sourceOf).join(', ')}]`)]
    : [replace(node, sourceOf([textOf(reading, option), ...added].join(', ')))]
}

/**
 * What a change adds to the written value. Returns `undefined` if it removes something or if there is no value yet.
 *
 * @param {Reading} reading
 * @param {string} option
 * @param {Change['change']} change
 * @param {readonly string[]} value
 */
function addedTo({ value: options }, option, change, value) {
  const written = Object(options)[option]
  if (option === 'origin') return change === 'add' ? value : undefined
  const listed =
    typeof written === 'string' ? written.split(',').map((name) => name.trim()) : written
  if (!Array.isArray(listed)) return undefined
  if (change === 'add') return value
  return listed.length < value.length && listed.every((name, index) => name === value[index])
    ? value.slice(listed.length)
    : undefined
}

/** @param {Reading} reading @param {string} option */
const textOf = ({ value }, option) => String(Object(value)[option])

/**
 * Adds an option that is missing.
 *
 * @param {Reading} reading
 * @param {string} path the name of the option, such as `origin` or `dangerously.nullOrigin`
 * @param {string} source
 * @returns {Edit[]}
 */
export function addMember(reading, path, source) {
  const [outer = '', inner] = path.split('.', 2)
  const within = inner === undefined ? undefined : reading.places.get(outer)
  const node = withoutParentheses(within?.node ?? reading.root)
  const name = within ? inner : outer
  const member =
    inner === undefined || within ? `${name}: ${source}` : `${outer}: { ${inner}: ${source} }`
  return node.type === 'ObjectExpression'
    ? append(reading, node, [member])
    : [replace(node, `{ ${member} }`)]
}

/** @param {import('acorn').Expression} node @returns {import('acorn').Expression} */
const withoutParentheses = (node) =>
  node.type === 'ParenthesizedExpression' ? withoutParentheses(node.expression) : node

/** Writes a value as JavaScript source. @param {boolean | string | readonly string[]} value @returns {string} */
function sourceOf(value) {
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return `[${value.map(sourceOf).join(', ')}]`
  const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${escaped}'`
}
