import { isTrue, unknown, type Known } from './known-operators.js'
import { knownValue } from './known-value.js'
import { asNode, isFunction, nameOf, plain, type AnyNode } from './parse-code.js'
import { among, combine, not, type Condition } from './condition.js'
import { escape, isHost, isOriginOf, partOf } from './origin-expression.js'
import { returnedBy, Unset, type Scope } from './scope.js'

/** Reads conditions about the origin of a request. */
export interface Reader {
  readonly scope: Scope
  readonly text: string
  /** Whether an expression is the request's origin. */
  readonly isOrigin: (node: AnyNode) => boolean
}

/** What a condition tells about the origin, or `undefined` if it depends on something else. */
export function conditionOf(written: unknown, reader: Reader): Condition | undefined {
  const node = plain(asNode(written))
  const { scope, text } = reader
  if (!scope.step()) return undefined
  // Browsers send `Origin` with every request that CORS is about.
  if (isOriginOf(node, reader)) return { is: true }
  const value = knownValue(node, scope, text)
  if (value !== unknown && !isFunction(node)) return { is: isTrue(value) }
  switch (node.type) {
    case 'UnaryExpression':
      if (node.operator === '!') return not(conditionOf(node.argument, reader))
      return node.operator === '~' ? searched(asNode(node.argument), reader) : undefined
    case 'LogicalExpression':
      return combine(
        String(node.operator),
        conditionOf(node.left, reader),
        conditionOf(node.right, reader),
      )
    case 'BinaryExpression':
      return compared(node, reader)
    case 'ConditionalExpression': {
      const test = conditionOf(node.test, reader)
      const [yes, no] = [conditionOf(node.consequent, reader), conditionOf(node.alternate, reader)]
      return combine('||', combine('&&', test, yes), combine('&&', not(test), no))
    }
    case 'CallExpression':
      // These return a position, and 0 counts as false.
      return positions.test(nameOf(node.callee) ?? '') ? undefined : called(node, reader)
    case 'MemberExpression': {
      const table = node.computed === true && isOriginOf(asNode(node.property), reader)
      const known = table ? knownValue(asNode(node.object), scope, text) : unknown
      return isTable(known) ? among(...Object.keys(known)) : undefined
    }
    case 'Identifier': {
      const definition = scope.definitionOf(String(node.name))
      return definition && !isFunction(definition) ? conditionOf(definition, reader) : undefined
    }
    default:
      return undefined
  }
}

const isTable = (value: Known): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RegExp)

/** `origin === 'https://…'`, `list.indexOf(origin) !== -1` and similar. */
function compared(node: AnyNode, reader: Reader): Condition | undefined {
  const operator = String(node.operator)
  const [left, right] = [plain(asNode(node.left)), plain(asNode(node.right))]
  const number = knownValue(right, reader.scope, reader.text)
  if (typeof number === 'number') {
    const found = searched(left, reader)
    const isFound =
      number === -1 ? /^(?:!==?|>)$/.test(operator) : operator === '>=' && number === 0
    const isNot = number === -1 ? /^===?$/.test(operator) : operator === '<' && number === 0
    return isFound ? found : isNot ? not(found) : undefined
  }
  if (!/^[!=]==?$/.test(operator)) return undefined
  const [origin, other] = isOriginOf(left, reader) ? [left, right] : [right, left]
  const isEqual = operator.startsWith('=')
  const asked = plain(left)
  // `typeof origin === 'string'` is true, and `origin === undefined` is false.
  if (
    asked.type === 'UnaryExpression' &&
    asked.operator === 'typeof' &&
    isOriginOf(asNode(asked.argument), reader)
  )
    return { is: (number === 'string') === isEqual }
  if (!isOriginOf(origin, reader)) return hostCompared(left, right, isEqual, reader)
  const value = knownValue(other, reader.scope, reader.text)
  if (value === undefined || value === null) return { is: !isEqual }
  if (typeof value !== 'string' && !(value instanceof Unset)) return undefined
  return isEqual ? among(value) : not(among(value))
}

/** `new URL(origin).hostname === 'example.com'` */
function hostCompared(
  left: AnyNode,
  right: AnyNode,
  isEqual: boolean,
  reader: Reader,
): Condition | undefined {
  const host = knownValue(right, reader.scope, reader.text)
  if (typeof host !== 'string' || !isHost(left, reader)) return undefined
  const condition = among(new RegExp(`^https?:\\/\\/${escape(host)}(:\\d+)?$`))
  return isEqual ? condition : not(condition)
}

/** `list.indexOf(origin)`, `origin.indexOf('…')` and `origin.search(/…/)`, as if compared with -1. */
function searched(written: AnyNode, reader: Reader): Condition | undefined {
  const node = plain(written)
  if (node.type !== 'CallExpression') return undefined
  return positions.test(nameOf(node.callee) ?? '') ? called(node, reader) : undefined
}

const positions = /^(?:indexOf|search|findIndex)$/

/** `list.includes(origin)`, `/…/.test(origin)`, `origin.endsWith('…')`, `list.some((one) => …)`. */
function called(node: AnyNode, reader: Reader): Condition | undefined {
  const callee = plain(asNode(node.callee))
  const [first] = node.arguments as readonly AnyNode[]
  if (!first) return undefined
  const { scope, text } = reader
  if (callee.type === 'Identifier') return calledByName(callee, first, reader)
  const method = nameOf(callee) ?? ''
  const object = asNode(callee.object)
  if (isOriginOf(object, reader)) {
    const part = partOf(method, knownValue(first, scope, text))
    return part && among(part)
  }
  if (isHost(object, reader)) {
    const part = knownValue(first, scope, text)
    return method === 'endsWith' && typeof part === 'string'
      ? among(new RegExp(`^https?:\\/\\/[a-z0-9.-]*${escape(part)}(:\\d+)?$`))
      : undefined
  }
  const value = knownValue(object, scope, text)
  if (method === 'test' && value instanceof RegExp && isOriginOf(first, reader)) return among(value)
  if (/^(?:some|find|findIndex)$/.test(method) && Array.isArray(value))
    return anyOf(value as readonly Known[], first, reader)
  if (!/^(?:includes|indexOf|has|hasOwnProperty)$/.test(method) || !isOriginOf(first, reader))
    return undefined
  return listed(value)
}

function listed(value: Known): Condition | undefined {
  if (value instanceof Unset) return value.source.endsWith(')') ? among(value) : undefined
  if (isTable(value)) return among(...Object.keys(value))
  const entries = Array.isArray(value) ? (value as readonly Known[]) : undefined
  return entries?.every((one) => typeof one === 'string' || one instanceof Unset)
    ? among(...entries)
    : undefined
}

function calledByName(callee: AnyNode, first: AnyNode, reader: Reader): Condition | undefined {
  const name = String(callee.name)
  if (name === 'Boolean') return conditionOf(first, reader)
  const definition = reader.scope.definitionOf(name)
  const returned = returnedBy(definition)
  if (!definition || !returned || !isOriginOf(first, reader)) return undefined
  const parameter = nameOf((definition.params as readonly AnyNode[])[0])
  return conditionOf(returned, {
    ...reader,
    isOrigin: (node) => node.type === 'Identifier' && node.name === parameter,
  })
}

const mostEntries = 200

function anyOf(values: readonly Known[], test: AnyNode, reader: Reader): Condition | undefined {
  const local = test.type === 'Identifier' ? reader.scope.definitionOf(String(test.name)) : test
  const returned = returnedBy(local)
  if (!local || !returned || values.length > mostEntries) return undefined
  const [parameter] = local.params as readonly AnyNode[]
  return values
    .map((value) =>
      conditionOf(returned, { ...reader, scope: reader.scope.with(parameter, value) }),
    )
    .reduce((one, other) => combine('||', one, other), { is: false })
}
