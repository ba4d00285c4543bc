/** For the strings of a list that comes from the environment. */
export const splitList = "`.split(',').map((origin) => origin.trim()).filter(Boolean)`"

const jsonStart = /^\s*\[\s*["']/

/**
 * Whether a string holds several origins: JSON, or text with commas, semicolons, white space, or `|` between addresses,
 * in between; or with nothing in between.
 */
export const isList = (value: string): boolean =>
  jsonStart.test(value) || /[,;]/.test(value) || membersOf(value).length > 1

/** The members of such a string, without their quotes. */
export function membersOf(value: string): readonly string[] {
  const text = unglue(jsonStart.test(value) ? value.replace('[', '').replace(']', '') : value)
  const words = text.split(/[\s,;]+|\|(?=\w+:\/\/)/)
  // White space alone parts whole addresses only: elsewhere it is more likely a slip.
  const isSeparated = /[,;]/.test(text) || words.every((word) => /^$|:\/\//.test(word))
  return (isSeparated ? words : [text.trim()])
    .map((member) => member.replace(/^["'`]|["'`]$/g, '').trim())
    .filter((member) => member !== '')
}

/** Parts addresses that nothing separates: `https://a.examplehttps://b.example`. */
const unglue = (value: string): string =>
  value
    .split(/(?=https?:\/\/)/i)
    .map((part, index, { length }) =>
      index < length - 1 && /:\/\/[\w.:-]*[a-z\d]$/i.test(part) ? `${part},` : part,
    )
    .join('')

/** The separator that a string with one member starts or ends with. */
export function strayEnd(value: string): string | undefined {
  const text = value.trim()
  if (jsonStart.test(text) || membersOf(text).length !== 1) return undefined
  const [end] = /[,;]$/.exec(text) ?? []
  const [start] = /^[,;]/.exec(text) ?? []
  if (end !== undefined) return `ends with a \`${end}\``
  return start === undefined ? undefined : `starts with a \`${start}\``
}
