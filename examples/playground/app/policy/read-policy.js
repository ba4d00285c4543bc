import { parseExpressionAt, tokenizer } from 'acorn'
import { NotData, notData, shown } from './not-data.js'
import { readsVariable, readVariable } from './read-variable.js'

/**
 * @typedef {object} Place the position of a value in the text
 * @property {import('acorn').Expression} node the value, parentheses included
 * @property {import('acorn').Expression} [key] its name, if it is a member of an object
 */

/**
 * @typedef {object} Reading
 * @property {string} text
 * @property {string} bare the text with its comments replaced by spaces, at the same length
 * @property {import('acorn').Expression} root
 * @property {unknown} value
 * @property {ReadonlyMap<string, Place>} places by path, written as in `CorsOptionsError`
 */

/**
 * @typedef {object} Into
 * @property {string} text
 * @property {Map<string, Place>} places
 * @property {Readonly<Record<string, string>>} variables
 */

/** @type {import('acorn').Options} */
const grammar = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  preserveParens: true,
  allowHashBang: false,
}

/**
 * Reads options as data: literals, and arrays and objects of them. This never runs any code in them. Regular expressions
 * are used only after `createPolicy` has checked them.
 *
 * @param {string} text
 * @param {Readonly<Record<string, string>>} variables values of environment variables. As on a server, one that is not here
 * is `undefined`
 * @returns {Reading}
 * @throws {NotData} if the text is anything else
 */
export function readPolicy(text, variables = {}) {
  if (text.trim() === '') throw new NotData('Write the options. `{}` uses all the defaults.', 0, 0)
  let bare = text
  /** @type {import('acorn').Options['onComment']} */
  const onComment = (_isBlock, _text, start, end) => {
    bare = bare.slice(0, start) + ' '.repeat(end - start) + bare.slice(end)
  }
  const root = saying(() => parseExpressionAt(text, 0, { ...grammar, onComment }), text)
  saying(() => endHere(text, root.end), text)
  /** @type {Map<string, Place>} */
  const places = new Map([['', { node: root }]])
  return { text, bare, root, value: read(root, '', { text, places, variables }), places }
}

/** Turns the parser's errors into plain sentences. @template Result @param {() => Result} parse @param {string} text */
function saying(parse, text) {
  try {
    return parse()
  } catch (error) {
    const { message } = /** @type {Error} */ (error)
    // The parser reports too many nested brackets, but nested groups in a regular expression overflow the stack.
    if (error instanceof RangeError || message.startsWith('Not enough stack')) {
      throw new NotData('This is nested too deeply.', 0, 0)
    }
    if (!(error instanceof SyntaxError)) throw error
    const { pos } = /** @type {SyntaxError & { pos: number }} */ (error)
    throw new NotData(whatIsWrong(message, text.slice(pos)), pos, pos + 1)
  }
}

/** @param {string} message the parser's @param {string} rest */
function whatIsWrong(message, rest) {
  if (!message.startsWith('Unexpected token')) return `${message.replace(/ \(\d+:\d+\)$/, '')}.`
  return rest.trim() === ''
    ? 'The options end too early. A bracket is missing.'
    : 'Something is wrong here. Usually a comma, a quote or a bracket is missing before it.'
}

/** @param {string} text @param {number} end */
function endHere(text, end) {
  // The spaces keep every position the same.
  const rest = tokenizer(' '.repeat(end) + text.slice(end), grammar).getToken()
  if (rest.start < text.length) {
    const message = `The options end before this. Remove ${shown(text.slice(rest.start))}.`
    throw new NotData(message, rest.start, rest.end)
  }
}

/**
 * @param {import('acorn').Expression} node
 * @param {string} path
 * @param {Into} into
 * @returns {unknown}
 */
function read(node, path, into) {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return read(node.expression, path, into)
    case 'ArrayExpression':
      return node.elements.map((element, index) => readElement(element, index, node, path, into))
    case 'ObjectExpression':
      return readObject(node, path, into)
    case 'TemplateLiteral':
      if (node.expressions.length === 0) return node.quasis[0]?.value.cooked
      break
    case 'Identifier':
      if (node.name === 'undefined') return undefined
      break
    case 'MemberExpression':
    case 'CallExpression':
      if (readsVariable(node)) return readVariable(node, into.variables)
      break
    case 'UnaryExpression':
      if (node.operator !== '-' || node.argument.type !== 'Literal') break
      if (typeof node.argument.value === 'number') return -node.argument.value
      break
    case 'Literal':
      // A regular expression that this version of Node does not support has no value.
      if (node.bigint === undefined && !(node.regex && node.value === null)) return node.value
  }
  throw notData(node, into.text)
}

/**
 * @param {import('acorn').Expression | import('acorn').SpreadElement | null} element
 * @param {number} index
 * @param {import('acorn').ArrayExpression} array
 * @param {string} path
 * @param {Into} into
 */
function readElement(element, index, { start, end }, path, into) {
  if (element === null) {
    throw new NotData('This list has two commas with nothing between them.', start, end)
  }
  if (element.type === 'SpreadElement') throw notData(element, into.text)
  const place = `${path}[${index}]`
  into.places.set(place, { node: element })
  return read(element, place, into)
}

/**
 * @param {import('acorn').ObjectExpression} node
 * @param {string} path
 * @param {Into} into
 */
function readObject(node, path, into) {
  /** @type {Map<string, unknown>} */
  const members = new Map()
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') throw notData(property, into.text)
    const { key, value } = property
    const name = nameOf(property, into.text)
    if (members.has(name)) {
      const message = `\`${name}\` is here twice. JavaScript uses the last one, so remove the other.`
      throw new NotData(message, key.start, key.end)
    }
    const place = path === '' ? name : `${path}.${name}`
    // A name with a dot or a bracket could look like the path of another option.
    if (/^[\w$-]+$/.test(name)) into.places.set(place, { node: value, key })
    members.set(name, read(value, place, into))
  }
  return Object.fromEntries(members)
}

/** @param {import('acorn').Property} property @param {string} text */
function nameOf({ key, value, kind, method, shorthand, computed, start, end }, text) {
  const code = shown(text.slice(start, end))
  if (computed) {
    throw new NotData(`${code} has a calculated name. Write the name itself.`, key.start, key.end)
  }
  if (kind !== 'init') {
    throw new NotData(`${code} is code. Write \`name: value\`.`, start, end)
  }
  if (method || shorthand) throw notData(value, text)
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? key.value : undefined
  if (name === '__proto__') {
    throw new NotData('`__proto__` is not an option. Remove it.', start, end)
  }
  return String(name)
}
