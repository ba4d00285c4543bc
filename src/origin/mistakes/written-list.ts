/** How to split a list from the environment. */
export const splitList = "`.split(',').map((origin) => origin.trim()).filter(Boolean)`"

const jsonStart = /^\s*\[\s*["']/

/**
 * Whether a string contains several origins: as JSON, separated by commas, semicolons, white space or `|`, or not
 * separated at all.
 */
export const isList = (value: string): boolean =>
  jsonStart.test(value) || /[,;]/.test(value) || membersOf(value).length > 1

/** The origins in such a string, without their quotes. */
export function membersOf(value: string): readonly string[] {
  const text = unglue(jsonStart.test(value) ? value.replace('[', '').replace(']', '') : value)
  const words = text.split(/[\s,;]+|\|(?=\w+:\/\/)/)
  // White space alone separates only whole URLs. Elsewhere it is more likely a typo.
  const isSeparated = /[,;]/.test(text) || words.every((word) => /^$|:\/\//.test(word))
  return (isSeparated ? words : [text.trim()])
    .map((member) => member.replace(/^["'`]|["'`]$/g, '').trim())
    .filter((member) => member !== '')
}

/** Separates URLs that have nothing in between: `https://a.examplehttps://b.example`. */
const unglue = (value: string): string =>
  value
    .split(/(?=https?:\/\/)/i)
    .map((part, index, { length }) =>
      index < length - 1 && /:\/\/[\w.:-]*[a-z\d]$/i.test(part) ? `${part},` : part,
    )
    .join('')

/** The separator at the start or end of a string with only one origin. */
export function strayEnd(value: string): string | undefined {
  const text = value.trim()
  if (jsonStart.test(text) || membersOf(text).length !== 1) return undefined
  const [end] = /[,;]$/.exec(text) ?? []
  const [start] = /^[,;]/.exec(text) ?? []
  if (end !== undefined) return `ends with a \`${end}\``
  return start === undefined ? undefined : `starts with a \`${start}\``
}
