import { callResult } from './known-calls.js'
import {
  binary,
  isMissing,
  isTrue,
  isUnknown,
  join,
  list,
  members,
  unary,
  unknown,
  type Known,
} from './known-operators.js'
import { asNode, nameOf, plain, type AnyNode } from './parse-code.js'
import { returnedBy, Unset, type Scope } from './scope.js'

/**
 * The value of an expression, as far as the pasted text tells it. Nothing in it runs: this knows literals, variables
 * of the environment, and the few operations with which people put lists of origins together.
 */
export function knownValue(written: AnyNode, scope: Scope, text: string): Known {
  const node = plain(written)
  const known = (one: unknown): Known => knownValue(asNode(one), scope, text)
  if (!scope.step()) return unknown
  switch (node.type) {
    case 'Literal':
      return node.value
    case 'TemplateLiteral':
      return join(node, known)
    case 'ArrayExpression':
      return list(node.elements as readonly AnyNode[], known)
    case 'ObjectExpression':
      return members(node.properties as readonly AnyNode[], known)
    case 'Identifier':
      return named(node, scope, text)
    case 'MemberExpression':
      return member(node, scope, text)
    case 'UnaryExpression':
      return unary(String(node.operator), known(node.argument))
    case 'LogicalExpression': {
      const left = known(node.left)
      if (isUnknown(left)) return unknown
      const isTaken = node.operator === '??' ? isMissing(left) : !isTrue(left)
      if ((node.operator === '&&') === isTaken) return left
      const right = known(node.right)
      // An empty value tells less than the name of the variable.
      const isEmpty = right === '' || (Array.isArray(right) && right.length === 0)
      return left instanceof Unset && isEmpty ? left : right
    }
    case 'BinaryExpression':
      return binary(String(node.operator), known(node.left), known(node.right))
    case 'ConditionalExpression': {
      const test = known(node.test)
      return isUnknown(test) ? unknown : known(isTrue(test) ? node.consequent : node.alternate)
    }
    case 'CallExpression':
    case 'NewExpression':
      return call(node, scope, text)
    default:
      return unknown
  }
}

function named(node: AnyNode, scope: Scope, text: string): Known {
  const name = String(node.name)
  if (name === 'undefined') return undefined
  if (scope.has(name)) return scope.get(name)
  const definition = scope.definitionOf(name)
  return definition ? knownValue(definition, scope, text) : unknown
}

const environments = /^(?:process\.env|import\.meta\.env|Bun\.env|Deno\.env|env)$/

/** The name in `process.env.X` and `import.meta.env.X`. */
function environmentName({ object, property }: AnyNode, text: string): string | undefined {
  const { start, end } = plain(asNode(object))
  if (!environments.test(text.slice(start, end).replaceAll(/[?\s]/g, ''))) return undefined
  return nameOf(property)
}

function member(node: AnyNode, scope: Scope, text: string): Known {
  const name = environmentName(node, text)
  if (name !== undefined)
    return scope.ask(
      name,
      `${text.slice(plain(asNode(node.object)).start, plain(asNode(node.object)).end)}.${name}`,
    )
  const object = knownValue(asNode(node.object), scope, text)
  const key =
    node.computed === true ? knownValue(asNode(node.property), scope, text) : nameOf(node.property)
  if (isUnknown(object) || isUnknown(key)) return unknown
  if (object instanceof Unset) return unknown
  if (object === undefined || object === null) return undefined
  if (key === 'length' || key === 'size')
    return Array.isArray(object) || typeof object === 'string' ? object.length : unknown
  if (typeof object !== 'object' || object instanceof RegExp) return unknown
  return Object.hasOwn(object, String(key))
    ? (object as Record<string, Known>)[String(key)]
    : undefined
}

function call(node: AnyNode, scope: Scope, text: string): Known {
  const callee = plain(asNode(node.callee))
  const given = node.arguments as readonly AnyNode[]
  const [first] = given
  const values = (): readonly Known[] => given.map((one) => knownValue(one, scope, text))
  if (callee.type === 'Identifier') {
    const name = String(callee.name)
    const definition = scope.definitionOf(name)
    const returned = returnedBy(definition)
    if (returned) {
      const [parameter] = (definition?.params ?? []) as readonly AnyNode[]
      return knownValue(
        returned,
        parameter && first ? scope.with(parameter, values()[0]) : scope,
        text,
      )
    }
    return callResult(name, undefined, values())
  }
  if (callee.type !== 'MemberExpression') return unknown
  const method = nameOf(callee)
  if (method === undefined) return unknown
  const place = text.slice(asNode(callee.object).start, asNode(callee.object).end)
  // `Deno.env.get('X')`, and `configService.get('X')` of Nest.
  if (/^(?:get|getOrThrow)$/.test(method) && /env|config/i.test(place) && first) {
    const name = values()[0]
    const fallback = values()[1]
    if (typeof name === 'string') {
      const value = scope.ask(name, text.slice(node.start, node.end))
      return value instanceof Unset && given.length > 1 ? fallback : value
    }
  }
  if (/^(?:Array|Object|Number|JSON)$/.test(place))
    return callResult(`${place}.${method}`, undefined, values())
  const object = knownValue(asNode(callee.object), scope, text)
  if (isUnknown(object)) return unknown
  if (object === undefined || object === null) return undefined
  return callResult(method, object, first ? given.map((one) => argument(one, scope, text)) : [])
}

/** An argument: its value, or for a function what it returns for a value. */
function argument(node: AnyNode, scope: Scope, text: string): Known {
  const local = node.type === 'Identifier' ? scope.definitionOf(String(node.name)) : node
  const returned = returnedBy(local)
  if (!local || !returned) {
    const name = node.type === 'Identifier' ? String(node.name) : ''
    if (/^(?:Boolean|String|Number)$/.test(name))
      return (value: Known) => callResult(name, undefined, [value])
    return knownValue(node, scope, text)
  }
  const [parameter] = local.params as readonly AnyNode[]
  return (value: Known) => knownValue(returned, scope.with(parameter, value), text)
}
