/** How to split a list from the environment. */
export const splitList = "`.split(',').map((origin) => origin.trim()).filter(Boolean)`"

const jsonStart = /^\s*\[\s*["']/

/** Commas and semicolons, also those of East Asian keyboards. */
const separator = /[,;\u3001\uff0c\uff1b]/

/**
 * Whether a string contains several origins: as JSON, separated by commas, semicolons, white space or `|`, or not
 * separated at all.
 */
export const isList = (value: string): boolean =>
  jsonStart.test(value) || separator.test(value) || membersOf(value).length > 1

/** The origins in such a string, without their quotes. */
export function membersOf(value: string): readonly string[] {
  // Spring writes several ports like this.
  const [, start = '', ports] = /^([^\s,;]+:)\[([\d,\s]+)\]$/.exec(value.trim()) ?? []
  if (ports !== undefined) return ports.split(',').map((port) => start + port.trim())
  const text = unglue(jsonStart.test(value) ? value.replace('[', '').replace(']', '') : value)
  const words = text.split(/[\s,;\u3001\uff0c\uff1b]+|\|(?=\w+:\/\/)/)
  // White space alone separates only whole URLs. Elsewhere it is more likely a typo.
  const isSeparated = separator.test(text) || words.every((word) => /^$|:\/\//.test(word))
  return (isSeparated ? words : [text.trim()]).map(withoutQuotes).filter((member) => member !== '')
}

/** Whether `splitList` finds the origins in a list. */
export const isSplitByCommas = (value: string): boolean =>
  value
    .split(',')
    .flatMap((part) => part.trim() || [])
    .join() === membersOf(value).join()

/** What editors and chats put around a URL: white space, quotes, and characters that cannot be seen. */
const isAround = (character: string): boolean =>
  /["'\s`\u00ab\u00ad\u00bb\u200b-\u200f\u2018-\u201f\u2039\u203a\u2060]/.test(character)

export function withoutQuotes(value: string): string {
  let [start, end] = [0, value.length]
  while (start < end && isAround(value.charAt(start))) start += 1
  while (start < end && isAround(value.charAt(end - 1))) end -= 1
  return value.slice(start, end)
}

/** What people write between two URLs, besides the usual separators. */
const conjunctions = /(?:\|\||&&?|\+| and | or | \/) ?(?=[a-z][\d+.a-z-]*:\/\/)/gi

/** The first URL may have a scheme such as `web+app`. */
const withCommas = (value: string): string =>
  value.replace(conjunctions, (between, at: number) => (at > value.indexOf('://') ? ',' : between))

/** Separates URLs that have nothing in between: `https://a.examplehttps://b.example`. */
const unglue = (value: string): string =>
  (/[#?]/.test(value) ? value : withCommas(value))
    .split(/(?=https?:\/\/)/i)
    .map((part, index, { length }) =>
      index < length - 1 && /:\/\/[\w.:-]*[a-z\d]$/i.test(part) ? `${part},` : part,
    )
    .join('')

/** The separator at the start or end of a string with only one origin. */
export function strayEnd(value: string): string | undefined {
  const text = value.trim()
  if (jsonStart.test(text) || membersOf(text).length !== 1) return undefined
  const [start = '', end = ''] = [text[0], text.at(-1)]
  if (separator.test(end)) return `ends with a \`${end}\``
  return separator.test(start) ? `starts with a \`${start}\`` : undefined
}
