const jsonStart = /^\s*\[\s*["']/

/** Whether a string holds several origins: JSON, or text with commas, semicolons or white space in between. */
export const isList = (value: string): boolean =>
  jsonStart.test(value) || /[,;]/.test(value) || membersOf(value).length > 1

/** The members of such a string, without their quotes. */
export function membersOf(value: string): readonly string[] {
  const text = jsonStart.test(value) ? value.replace('[', '').replace(']', '') : value
  const words = text.split(/[\s,;]+/)
  // White space alone parts whole addresses only: elsewhere it is more likely a slip.
  const isSeparated = /[,;]/.test(text) || words.every((word) => /^$|:\/\//.test(word))
  return (isSeparated ? words : [text.trim()])
    .map((member) => member.replace(/^["'`]|["'`]$/g, '').trim())
    .filter((member) => member !== '')
}
