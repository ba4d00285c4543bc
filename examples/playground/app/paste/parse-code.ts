import { tsPlugin } from '@sveltejs/acorn-typescript'
import { Parser, type Node, type Program } from 'acorn'

/** Any node of a program. The names of its members depend on its type. */
export type AnyNode = Node & Readonly<Record<string, unknown>>

/** Code that was pasted, and its tree. */
export interface Code {
  readonly text: string
  readonly program: Program
}

const TypeScript = Parser.extend(tsPlugin())

/** Snippets are often cut out of a function, and `return` and `await` work there. */
const grammar = {
  ecmaVersion: 'latest',
  sourceType: 'module',
  locations: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowSuperOutsideMethod: true,
} as const

/** Ways to read a snippet: as a program, as one value, and as the members of an object. */
const readings = [
  (text: string) => text,
  (text: string) => `(${withoutEnd(text)}\n)`,
  (text: string) => `({${withoutEnd(text)}\n})`,
]

/** Without the commas, semicolons and spaces at the end. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && /[;,\s]/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** Parses JavaScript or TypeScript without running it, in each way in which it is valid. */
export function parseCode(pasted: string): readonly Code[] {
  return readings.flatMap((reading) => {
    const text = reading(pasted)
    const program = parse(text)
    return program ? [{ text, program }] : []
  })
}

function parse(text: string): Program | undefined {
  try {
    return TypeScript.parse(text, grammar)
  } catch {
    // Besides syntax errors, deeply nested code overflows the stack.
    return undefined
  }
}

/** A node without the TypeScript around it: `x as T`, `x satisfies T`, `<T>x`, `x!`, `(x)` and `await x` are `x`. */
export function plain(node: AnyNode): AnyNode {
  const { type, expression, argument } = node
  if (type === 'AwaitExpression') return plain(argument as AnyNode)
  return wrappers.has(type) ? plain(expression as AnyNode) : node
}

const wrappers = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ParenthesizedExpression',
  'ChainExpression',
])

/** The name of an identifier, or of a member such as `origin` in `req.headers.origin`. */
export function nameOf(node: unknown): string | undefined {
  const { type, name, value, property, computed } = (node ?? {}) as Partial<AnyNode>
  if (type === 'Identifier') return String(name)
  if (type === 'Literal') return String(value)
  if (type !== 'MemberExpression') return undefined
  return computed === true && (property as AnyNode).type !== 'Literal'
    ? undefined
    : nameOf(property)
}

/** All nodes in a tree, the outer ones first. */
export function* walk(node: unknown): Generator<AnyNode> {
  if (Array.isArray(node)) for (const one of node) yield* walk(one)
  if (!isNode(node)) return
  yield node
  for (const member of Object.values(node)) if (typeof member === 'object') yield* walk(member)
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

export const isFunction = ({ type }: { readonly type: string }): boolean =>
  /^(?:ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(type)

/** A tree has many kinds of expressions, and this reads them by their names. */
export const asNode = (node: unknown): AnyNode => node as AnyNode
