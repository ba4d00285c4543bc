import { conditionOf, type Reader } from './allowed.js'
import { not, union, type Allowed, type Condition } from './condition.js'
import { knownValue } from './known-value.js'
import { asNode, nameOf, plain, type AnyNode } from './parse-code.js'
import { isOriginOf } from './origin-expression.js'
import { Unset, type Scope } from './scope.js'

/** What a function does with an origin, read from its code. */
export interface Outcomes {
  /** The name of the callback, if there is one. */
  readonly callback: string | undefined
  readonly reader: Reader
  /** The values that were assigned so far, by name, such as `options` or `options.origin`. */
  readonly assigned: Assigned
  /** What a result means, such as `true` in `callback(null, true)`. */
  readonly meaning: (result: AnyNode, assigned: Assigned) => Allowed | undefined
}

export type Assigned = ReadonlyMap<string, AnyNode>

/** Reads an `origin` function as the list of origins that it allows. Returns `undefined` if it is about something else. */
export function allowedBy(node: AnyNode, scope: Scope, text: string): Allowed | undefined {
  const [origin, callback] = namesOf(node)
  if (origin === undefined) return undefined
  const isOrigin = ({ type, name }: AnyNode): boolean => type === 'Identifier' && name === origin
  const reader = { scope, text, isOrigin }
  return outcomeOf(node, {
    callback,
    reader,
    assigned: new Map(),
    meaning: (result, assigned) => meaningOf(assigned.get(nameOf(result) ?? '') ?? result, reader),
  })
}

/** The names of a function's parameters. */
export const namesOf = ({ params }: AnyNode): readonly (string | undefined)[] =>
  (params as readonly AnyNode[]).map((one) =>
    nameOf(one.type === 'AssignmentPattern' ? one.left : one),
  )

/** What an answer of an `origin` function allows: a boolean, the origin itself, or origins. */
export function meaningOf(result: AnyNode, reader: Reader): Allowed | undefined {
  if (isOriginOf(result, reader)) return 'all'
  const value = knownValue(result, reader.scope, reader.text)
  if (value === '*' || value === true) return 'all'
  if (typeof value === 'string' || value instanceof RegExp || value instanceof Unset) return [value]
  if (Array.isArray(value)) return value as Allowed
  const condition = conditionOf(result, reader)
  return condition && choose(condition, 'all', [])
}

/** The origins for which the first is the outcome, if the condition holds, and otherwise the second. */
function choose(
  condition: Condition,
  yes: Allowed | undefined,
  no: Allowed | undefined,
): Allowed | undefined {
  if ('is' in condition) return condition.is ? yes : no
  const [inside, outside] = condition.isNegated === true ? [no, yes] : [yes, no]
  if (inside === undefined || outside === undefined) return undefined
  if (inside === 'all') return union(condition.among, outside)
  return inside.length === 0 && outside !== 'all' && outside.length === 0 ? [] : undefined
}

/** The outcome of a function whose body is an expression or statements. */
export function outcomeOf(node: AnyNode, outcomes: Outcomes): Allowed | undefined {
  const body = plain(asNode(node.body))
  return body.type === 'BlockStatement'
    ? outcomeOfAll(body.body as readonly AnyNode[], outcomes)
    : outcomeOfExpression(body, outcomes)
}

function outcomeOfAll(
  [first, ...rest]: readonly AnyNode[],
  outcomes: Outcomes,
): Allowed | undefined {
  if (!first || !outcomes.reader.scope.step()) return undefined
  const { type } = first
  const then = (node: unknown): Allowed | undefined =>
    outcomeOfAll([...(node ? [asNode(node)] : []), ...rest], outcomes)
  const after = (assignments: readonly (readonly [string, AnyNode])[]): Allowed | undefined =>
    outcomeOfAll(rest, { ...outcomes, assigned: new Map([...outcomes.assigned, ...assignments]) })
  switch (type) {
    case 'BlockStatement':
      return outcomeOfAll([...(first.body as readonly AnyNode[]), ...rest], outcomes)
    case 'TryStatement':
      return then(first.block)
    case 'IfStatement': {
      const condition = conditionOf(first.test, outcomes.reader)
      if (!condition) return undefined
      if ('is' in condition) return then(condition.is ? first.consequent : first.alternate)
      return choose(condition, then(first.consequent), then(first.alternate))
    }
    case 'ReturnStatement':
      if (!first.argument) return undefined
      return outcomeOfExpression(plain(asNode(first.argument)), outcomes)
    case 'ThrowStatement':
      return []
    case 'ExpressionStatement': {
      const expression = plain(asNode(first.expression))
      return isCallOf(outcomes.callback, expression) || branches.test(expression.type)
        ? outcomeOfExpression(expression, outcomes)
        : after(assignmentsIn(expression))
    }
    case 'VariableDeclaration':
      return after(
        (first.declarations as readonly AnyNode[]).flatMap(({ id, init }) =>
          init && nameOf(id) !== undefined
            ? [[nameOf(id) ?? '', plain(asNode(init))] as const]
            : [],
        ),
      )
    case 'FunctionDeclaration':
      return then(undefined)
    default:
      return undefined
  }
}

/** `options = …` and `options.origin = …` */
function assignmentsIn({ type, left, right }: AnyNode): readonly (readonly [string, AnyNode])[] {
  if (type !== 'AssignmentExpression') return []
  const { object } = asNode(left)
  const name = nameOf(left) ?? ''
  return [[object ? `${nameOf(object) ?? ''}.${name}` : name, plain(asNode(right))]]
}

const branches = /^(?:ConditionalExpression|LogicalExpression)$/

const isCallOf = (name: string | undefined, { type, callee }: AnyNode): boolean =>
  type === 'CallExpression' && name !== undefined && nameOf(callee) === name

function meaningOfResult(result: AnyNode, outcomes: Outcomes): Allowed | undefined {
  if (result.type !== 'ConditionalExpression') return outcomes.meaning(result, outcomes.assigned)
  const condition = conditionOf(result.test, outcomes.reader)
  const part = (one: unknown): Allowed | undefined => meaningOfResult(plain(asNode(one)), outcomes)
  return condition && choose(condition, part(result.consequent), part(result.alternate))
}

function outcomeOfExpression(node: AnyNode, outcomes: Outcomes): Allowed | undefined {
  const { callback, reader, assigned, meaning } = outcomes
  const part = (one: unknown): Allowed | undefined =>
    outcomeOfExpression(plain(asNode(one)), outcomes)
  if (callback === undefined && node.type !== 'ConditionalExpression')
    return meaning(node, assigned)
  if (node.type === 'ConditionalExpression') {
    const condition = conditionOf(node.test, reader)
    return condition && choose(condition, part(node.consequent), part(node.alternate))
  }
  if (!isCallOf(callback, node)) return undefined
  const [error, result] = node.arguments as readonly AnyNode[]
  if (!error) return []
  const failed = knownValue(error, reader.scope, reader.text)
  if (failed === null || failed === undefined || failed === false)
    return result ? meaningOfResult(plain(result), outcomes) : []
  // `callback(allowed ? null : new Error('…'), allowed)`
  if (plain(error).type !== 'ConditionalExpression') return []
  const { test, consequent } = plain(error)
  const condition = conditionOf(test, reader)
  const isAllowed = knownValue(asNode(consequent), reader.scope, reader.text) === null
  return condition && choose((isAllowed ? condition : not(condition)) ?? condition, 'all', [])
}
