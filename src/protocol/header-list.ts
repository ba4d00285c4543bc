/** A header name and value (Fetch, `#concept-header`). Each character of the value is one byte. */
export type Header = readonly [name: string, value: string]

/** Headers in their original order, including repeated ones (Fetch, `#concept-header-list`). */
export type HeaderList = readonly Header[]

/** Trims HTTP whitespace from both ends of a value (Fetch, `#concept-header-value-normalize`). */
export function normalizeValue(value: string): string {
  let start = 0
  let end = value.length
  while (start < end && isWhitespace(value.charAt(start))) start += 1
  while (end > start && isWhitespace(value.charAt(end - 1))) end -= 1
  return value.slice(start, end)
}

const isWhitespace = (character: string): boolean => '\t\n\r '.includes(character)

/** Whether a normalized string is a header value (Fetch, `#header-value`) with only bytes (Web IDL, `ByteString`). */
export const isHeaderValue = (value: string): boolean =>
  Array.from(value).every((character) => !'\0\n\r'.includes(character) && character <= '\xff')

/** Whether two header names are the same. Case does not matter. */
export const isSameName = (name: string, other: string): boolean =>
  name.toLowerCase() === other.toLowerCase()

export const includesName = (names: readonly string[], name: string): boolean =>
  names.some((other) => isSameName(other, name))

/** The values of all headers with this name, in order. */
export const valuesOf = (name: string, headers: HeaderList): readonly string[] =>
  headers.filter(([other]) => isSameName(other, name)).map(([, value]) => normalizeValue(value))

/** The joined values of all headers with this name, or `null` if there are none (Fetch, `#concept-header-list-get`). */
export function getHeader(name: string, headers: HeaderList): string | null {
  const values = valuesOf(name, headers)
  return values.length === 0 ? null : values.join(', ')
}

/** The headers except those with these names (Fetch, `#concept-header-list-delete`). */
export const withoutHeaders = (names: readonly string[], headers: HeaderList): HeaderList =>
  headers.filter(([name]) => !includesName(names, name))

/** The names in lowercase, sorted, without duplicates (Fetch, `#convert-header-names-to-a-sorted-lowercase-set`). */
export const toSortedLowercaseSet = (names: readonly string[]): readonly string[] =>
  Array.from(new Set(names.map((name) => name.toLowerCase()))).sort()
