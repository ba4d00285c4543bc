import { nameOf, type AnyNode } from './parse-code.js'
import { Unset } from './scope.js'

/** The value depends on something that the text does not say. */
export const unknown = Symbol('unknown')

/** A string, number, boolean, `null`, `undefined`, `RegExp`, an array of them, an object of them, or {@link unknown}. */
export type Known = unknown

/** Whether a value counts as true. A variable that is not set does not. */
export const isTrue = (value: Known): boolean => Boolean(value) && !(value instanceof Unset)

export const isMissing = (value: Known): boolean =>
  value === undefined || value === null || value instanceof Unset

export const isUnknown = (value: Known): value is typeof unknown => value === unknown

export function join(node: AnyNode, known: (one: unknown) => Known): Known {
  const values = (node.expressions as readonly AnyNode[]).map(known)
  if (values.some((value) => isUnknown(value) || typeof value === 'object')) return unknown
  const parts = node.quasis as readonly { value: { cooked: string } }[]
  return parts
    .map(({ value }, index) => value.cooked + (index < values.length ? String(values[index]) : ''))
    .join('')
}

export function list(elements: readonly (AnyNode | null)[], known: (one: unknown) => Known): Known {
  const values: Known[] = []
  for (const element of elements) {
    if (element === null) return unknown
    const value = known(element.type === 'SpreadElement' ? element.argument : element)
    if (isUnknown(value)) return unknown
    if (element.type !== 'SpreadElement') values.push(value)
    else if (Array.isArray(value)) values.push(...(value as Known[]))
    else if (!(value instanceof Unset)) return unknown
  }
  return values
}

export function members(properties: readonly AnyNode[], known: (one: unknown) => Known): Known {
  const entries: [string, Known][] = []
  for (const { type, key, value, computed, kind } of properties) {
    const name = nameOf(key)
    if (type !== 'Property' || computed === true || kind !== 'init' || name === undefined)
      return unknown
    const read = known(value)
    if (isUnknown(read)) return unknown
    entries.push([name, read])
  }
  return Object.fromEntries(entries)
}

export function unary(operator: string, value: Known): Known {
  if (isUnknown(value)) return unknown
  if (operator === '!') return !isTrue(value)
  if (operator === 'typeof') return value instanceof Unset ? 'undefined' : typeof value
  return operator === '-' && typeof value === 'number' ? -value : unknown
}

export function binary(operator: string, first: Known, second: Known): Known {
  const [left, right] = [first, second].map((one) => (one instanceof Unset ? undefined : one))
  if (isUnknown(left) || isUnknown(right)) return unknown
  if (operator === '===' || operator === '!==') return (left === right) === (operator === '===')
  if (operator === '==' || operator === '!=') {
    const isSame = (left ?? null) === (right ?? null)
    return isSame === (operator === '==')
  }
  if (operator === '+' && typeof left === 'string' && typeof right === 'string') return left + right
  if (typeof left !== 'number' || typeof right !== 'number') return unknown
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return left * right
  if (operator === '/') return left / right
  if (operator === '>') return left > right
  return operator === '<' ? left < right : unknown
}
