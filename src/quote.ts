import { isRegExp } from './kinds.js'

const longest = 120

/** A value as an error shows it: strings JSON-quoted, so that stray spaces are seen, and nothing long. */
export function quote(value: unknown): string {
  const text = source(value)
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

function source(value: unknown): string {
  if (typeof value === 'function')
    return value.name === '' ? 'a function' : `the function ${value.name}`
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value) : String(value)
  }
  if (isRegExp(value)) return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    return 'an object'
  }
}
