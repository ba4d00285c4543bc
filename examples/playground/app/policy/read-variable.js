import { NotData, shown } from './not-data.js'

/** The names of the environment variables that a text reads, in order. @param {string} text @returns {string[]} */
export const variablesIn = (text) => [
  ...new Set(
    Array.from(text.matchAll(/\bprocess\.env\.([A-Z_$][\w$]*)/gi), ([, name = '']) => name),
  ),
]

/**
 * Whether an expression is `process.env.NAME`, or splits it at a text.
 *
 * @param {import('acorn').MemberExpression | import('acorn').CallExpression} node
 */
export const readsVariable = (node) => nameOf(node) !== undefined || splitOf(node) !== undefined

/**
 * The value that such an expression has on a server.
 *
 * @param {import('acorn').MemberExpression | import('acorn').CallExpression} node
 * @param {Readonly<Record<string, string>>} variables
 * @returns {string | string[] | undefined}
 * @throws {NotData} if it splits a variable without a value, which crashes the process
 */
export function readVariable(node, variables) {
  const valueOf = (/** @type {string} */ name) => variables[name] || undefined
  const name = nameOf(node)
  if (name !== undefined) return valueOf(name)
  const split = /** @type {NonNullable<ReturnType<typeof splitOf>>} */ (splitOf(node))
  const value = valueOf(split.name)
  if (value === undefined) {
    const code = shown(`process.env.${split.name}`)
    throw new NotData(
      `${code} has no value, so \`.split\` throws. Write its value below.`,
      node.start,
      node.end,
    )
  }
  return value.split(split.at)
}

/** @param {import('acorn').AnyNode} node @returns {string | undefined} */
const nameOf = (node) =>
  node.type === 'MemberExpression' &&
  !node.computed &&
  node.property.type === 'Identifier' &&
  node.object.type === 'MemberExpression' &&
  !node.object.computed &&
  node.object.object.type === 'Identifier' &&
  node.object.object.name === 'process' &&
  node.object.property.type === 'Identifier' &&
  node.object.property.name === 'env'
    ? node.property.name
    : undefined

/** @param {import('acorn').AnyNode} node @returns {{ name: string, at: string } | undefined} */
function splitOf(node) {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined
  const { callee, arguments: given } = node
  const name = nameOf(callee.object)
  const [at] = given
  const isSplit =
    !callee.computed && callee.property.type === 'Identifier' && callee.property.name === 'split'
  return isSplit &&
    name !== undefined &&
    given.length === 1 &&
    at?.type === 'Literal' &&
    typeof at.value === 'string'
    ? { name, at: at.value }
    : undefined
}
