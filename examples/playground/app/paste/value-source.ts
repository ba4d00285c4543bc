import type { Allowed } from './condition.js'
import type { Known } from './known-operators.js'
import { Unset } from './scope.js'

/** A value as JavaScript source, or `undefined` if it cannot be written. */
export function sourceOf(value: Known): string | undefined {
  if (value instanceof Unset) return value.source
  if (value instanceof RegExp) return String(value)
  if (typeof value === 'string') {
    const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
    return `'${escaped}'`
  }
  if (Array.isArray(value)) return listOf((value as readonly Known[]).map(sourceOf), '[', ']')
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value as Readonly<Record<string, Known>>).map(([name, one]) => {
      const source = sourceOf(one)
      return source && `${keyOf(name)}: ${source}`
    })
    return listOf(members, '{ ', ' }')
  }
  return /^(?:number|boolean|undefined|object)$/.test(typeof value) ? String(value) : undefined
}

export const keyOf = (name: string): string =>
  /^[A-Z_$][\w$]*$/i.test(name) ? name : `'${name.replaceAll("'", "\\'")}'`

const widest = 72

export function listOf(
  parts: readonly (string | undefined)[],
  open: string,
  close: string,
): string | undefined {
  if (!parts.every((part) => part !== undefined)) return undefined
  const line = `${open}${parts.join(', ')}${close}`
  if (line.length <= widest || parts.length === 0) return line
  const lines = parts.map((part) => `  ${part.replaceAll('\n', '\n  ')},\n`).join('')
  return `${open.trim()}\n${lines}${close.trim()}`
}

/** What a function allows, as a value of `origin`. */
export const sourceOfAllowed = (allowed: Allowed): string => {
  if (allowed === 'all') return 'true'
  const [only, ...others] = allowed
  // A variable that is split is a list already.
  if (only instanceof Unset && others.length === 0) return only.source
  return sourceOf(allowed.filter((one) => !isList(one))) ?? 'false'
}

const isList = (entry: Known): boolean => entry instanceof Unset && entry.source.endsWith(')')
