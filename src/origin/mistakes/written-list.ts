/** For the strings of a list that comes from the environment. */
export const splitList = "`.split(',').map((origin) => origin.trim()).filter(Boolean)`"

const jsonStart = /^\s*\[\s*["']/

/**
 * Whether a string holds several origins: JSON, or text with commas, semicolons, white space, or `|` between addresses,
 * in between.
 */
export const isList = (value: string): boolean =>
  jsonStart.test(value) || /[,;]/.test(value) || membersOf(value).length > 1

/** The members of such a string, without their quotes. */
export function membersOf(value: string): readonly string[] {
  const text = jsonStart.test(value) ? value.replace('[', '').replace(']', '') : value
  const words = text.split(/[\s,;]+|\|(?=\w+:\/\/)/)
  // White space alone parts whole addresses only: elsewhere it is more likely a slip.
  const isSeparated = /[,;]/.test(text) || words.every((word) => /^$|:\/\//.test(word))
  return (isSeparated ? words : [text.trim()])
    .map((member) => member.replace(/^["'`]|["'`]$/g, '').trim())
    .filter((member) => member !== '')
}
