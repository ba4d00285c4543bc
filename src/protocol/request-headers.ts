import {
  normalizeValue,
  toSortedLowercaseSet,
  type Header,
  type HeaderList,
} from './header-list.js'

/** Why a header is not safelisted: its name, or the rule that its value breaks. */
export type UnsafeBecause = 'name' | 'length' | 'bytes' | 'mime-type' | 'range'

/** The longest value of one safelisted header, in bytes. */
const longestValue = 128

/** The limit for the values of all safelisted headers of a request together, in bytes. */
export const longestValues = 1024

type Rule = (value: string) => UnsafeBecause | undefined

const language: Rule = (value) => (/^[\d *,\-.;=a-z]*$/i.test(value) ? undefined : 'bytes')

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['accept', (value) => (hasUnsafeByte(value) ? 'bytes' : undefined)],
  ['accept-language', language],
  ['content-language', language],
  [
    'content-type',
    (value) => (hasUnsafeByte(value) ? 'bytes' : isFormType(value) ? undefined : 'mime-type'),
  ],
  ['range', (value) => (isSingleRange(value) ? undefined : 'range')],
])

/**
 * The rule that keeps a header off the safelist, or `undefined` if it is safelisted (Fetch,
 * `#cors-safelisted-request-header`). If several rules do, the most telling one: the name before the length.
 */
export function whyUnsafe([name, value]: Header): UnsafeBecause | undefined {
  const rule = rules.get(name.toLowerCase())
  if (rule === undefined) return 'name'
  return value.length > longestValue ? 'length' : rule(value)
}

/** The total length of all safelisted values. Its limit is {@link longestValues}. */
export const lengthOfSafelisted = (headers: HeaderList): number =>
  headers
    .filter((header) => whyUnsafe(header) === undefined)
    .reduce((length, [, value]) => length + value.length, 0)

/** The names of the headers that a server must allow (Fetch, `#cors-unsafe-request-header-names`). */
export function unsafeRequestHeaderNames(headers: HeaderList): readonly string[] {
  const all = lengthOfSafelisted(headers) > longestValues
  const unsafe = headers.filter((header) => all || whyUnsafe(header) !== undefined)
  return toSortedLowercaseSet(unsafe.map(([name]) => name))
}

/** Whether a value contains a byte of `#cors-unsafe-request-header-byte`. */
const hasUnsafeByte = (value: string): boolean =>
  Array.from(value).some(
    (byte) => (byte < ' ' && byte !== '\t') || '"():<>?@[\\]{}\x7f'.includes(byte),
  )

/** The types that an HTML form can send. */
const formTypes = new Set([
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'text/plain',
])

/** Whether a MIME type is a form type. Its parameters do not matter (MIME Sniffing, section 4.4). */
const isFormType = (value: string): boolean =>
  formTypes.has(normalizeValue(value.slice(0, `${value};`.indexOf(';'))).toLowerCase())

/** Whether a value is one range with a start and no whitespace (Fetch, `#simple-range-header-value`). */
function isSingleRange(value: string): boolean {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(value) ?? []
  return start !== undefined && (!end || BigInt(start) <= BigInt(end))
}
