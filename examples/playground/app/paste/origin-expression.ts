import type { Reader } from './allowed.js'
import type { Known } from './known-operators.js'
import { asNode, isFunction, nameOf, plain, type AnyNode } from './parse-code.js'
import { returnedBy } from './scope.js'

const tidyingUp = /^(?:toLowerCase|trim|toString)$/

/** Whether this is the origin, possibly tidied up: `origin || ''`, `origin.toLowerCase()`, `normalize(origin)`. */
export function isOriginOf(written: AnyNode, reader: Reader): boolean {
  const node = plain(written)
  if (!reader.scope.step()) return false
  if (reader.isOrigin(node)) return true
  if (node.type === 'LogicalExpression' && node.operator !== '&&')
    return isOriginOf(asNode(node.left), reader)
  if (node.type === 'Identifier') {
    const definition = reader.scope.definitionOf(String(node.name))
    return definition !== undefined && !isFunction(definition) && isOriginOf(definition, reader)
  }
  if (node.type !== 'CallExpression') return false
  const callee = plain(asNode(node.callee))
  const [first] = node.arguments as readonly AnyNode[]
  if (callee.type === 'MemberExpression') {
    const method = nameOf(callee) ?? ''
    // Only a slash at the end may be removed.
    const isTidy =
      method === 'replace' && first
        ? /^\/\\\/[+*]?\$\/$/.test(reader.text.slice(first.start, first.end))
        : tidyingUp.test(method)
    return isTidy && isOriginOf(asNode(callee.object), reader)
  }
  if (!first || !isOriginOf(first, reader)) return false
  if (nameOf(callee) === 'String') return true
  const definition = reader.scope.definitionOf(nameOf(callee) ?? '')
  const returned = returnedBy(definition)
  const [parameter] = (definition?.params ?? []) as readonly AnyNode[]
  const isOrigin = ({ type, name }: AnyNode): boolean =>
    type === 'Identifier' && name === nameOf(parameter)
  return returned !== undefined && isOriginOf(returned, { ...reader, isOrigin })
}

/** Whether this is the host of the origin, such as `new URL(origin).hostname`. */
export function isHost(written: AnyNode, reader: Reader): boolean {
  const node = plain(written)
  if (node.type === 'Identifier') {
    const definition = reader.scope.definitionOf(String(node.name))
    return definition !== undefined && isHost(definition, reader)
  }
  const object = node.type === 'MemberExpression' ? plain(asNode(node.object)) : undefined
  if (object?.type !== 'NewExpression' || nameOf(object.callee) !== 'URL') return false
  const [first] = object.arguments as readonly AnyNode[]
  return (
    /^host(?:name)?$/.test(nameOf(node) ?? '') && first !== undefined && isOriginOf(first, reader)
  )
}

/** `origin.endsWith('.example.com')` as a regular expression, which does the same. */
export function partOf(method: string, part: Known): RegExp | undefined {
  if (part instanceof RegExp && /^(?:match|search)$/.test(method)) return part
  if (typeof part !== 'string') return undefined
  if (method === 'endsWith') return new RegExp(`${escape(part)}$`)
  if (method === 'startsWith') return new RegExp(`^${escape(part)}`)
  return /^(?:includes|indexOf)$/.test(method) ? new RegExp(escape(part)) : undefined
}

export const escape = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
