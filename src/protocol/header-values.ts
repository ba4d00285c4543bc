import { normalizeValue, valuesOf, type HeaderList } from './header-list.js'
import { isToken } from './tokens.js'

/**
 * The values of a header whose grammar is a list of tokens, `#method` or `#field-name` (Fetch,
 * `#extract-header-list-values` and `#http-new-header-syntax`). Empty elements do not count (RFC 9110 section 5.6.1.2).
 *
 * @returns `null` if the header is missing, or `undefined` if any element is malformed
 */
export function extractTokens(
  name: string,
  headers: HeaderList,
): readonly string[] | null | undefined {
  const values = valuesOf(name, headers)
  if (values.length === 0) return null
  const tokens = values.flatMap((value) => value.split(',').map(normalizeValue)).filter(Boolean)
  return tokens.every(isToken) ? tokens : undefined
}

/** Larger numbers of seconds count as this one (RFC 9111 section 1.2.2). */
const largestDelta = 2 ** 31

/**
 * The value of a header whose grammar is `delta-seconds` (Fetch, `#extract-header-list-values`).
 *
 * @returns `null` if the header is missing, or `undefined` if it is repeated or contains more than digits
 */
export function extractSeconds(name: string, headers: HeaderList): number | null | undefined {
  const [value, ...others] = valuesOf(name, headers)
  if (value === undefined) return null
  if (others.length > 0 || !/^\d+$/.test(value)) return undefined
  return Math.min(Number(value), largestDelta)
}

/** Splits a value at its commas, except in quoted strings (Fetch, `#header-value-get-decode-and-split`). */
export function splitValue(value: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let quoted = false
  let escaped = false
  for (const character of value) {
    if (character === ',' && !quoted) {
      parts.push(part)
      part = ''
      continue
    }
    part += character
    if (escaped) escaped = false
    else if (character === '"') quoted = !quoted
    else escaped = quoted && character === '\\'
  }
  return [...parts, part].map(normalizeValue)
}
