import type { OriginEntry } from '../options.js'

import { isRegExp, kindOf } from './realms.js'

const longestQuote = 120

/**
 * A value as an error shows it. Strings are JSON-quoted, which makes stray spaces visible. Characters that cannot be seen
 * are escaped. Long values are cut.
 */
export function quote(value: unknown): string {
  const text = source(value)
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text
}

function source(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? inQuotes(value) : String(value)
  }
  if (isRegExp(value)) return `/${value.source}/${value.flags}`
  const kind = kindOf(value)
  if (kind !== 'Object' && kind !== 'Array') return `a ${kind}`
  try {
    // `JSON.stringify` may return `undefined`, although its type does not say so.
    return JSON.stringify(value) || 'an object'
  } catch {
    return 'an object'
  }
}

const inQuotes = (value: string): string =>
  JSON.stringify(value).replace(
    /[\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    escapeUnit,
  )

/** The JavaScript escape sequence of a UTF-16 code unit. */
export const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

/** Strings and regular expressions as JavaScript source. */
export function toSource(value: OriginEntry | readonly OriginEntry[]): string {
  if (typeof value === 'string') {
    const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
    return `'${escaped}'`
  }
  if ('source' in value) return `/${value.source}/${value.flags}`
  return `[${value.map(toSource).join(', ')}]`
}
