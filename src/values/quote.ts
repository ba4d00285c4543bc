import type { OriginEntry } from '../options.js'

import { isRegExp, kindOf } from './realms.js'

const longestQuote = 120

/** A value as an error shows it. Strings are JSON-quoted, which makes stray spaces visible. Long values are cut. */
export function quote(value: unknown): string {
  const text = source(value)
  return text.length > longestQuote ? `${text.slice(0, longestQuote - 1)}…` : text
}

function source(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
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

/** Strings and regular expressions as JavaScript source. */
export function toSource(value: OriginEntry | readonly OriginEntry[]): string {
  if (typeof value === 'string') {
    const escaped = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
    return `'${escaped}'`
  }
  if ('source' in value) return `/${value.source}/${value.flags}`
  return `[${value.map(toSource).join(', ')}]`
}
