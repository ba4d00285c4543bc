const longestEscaped = 200

/**
 * Makes untrusted text safe for a log line: quoted, shortened, and in printable ASCII. It escapes control characters
 * (including C1, which terminals obey too), line separators, characters that reorder or hide text, and quotes. A
 * serialized origin contains none of these, so it is only quoted.
 */
export function escape(text: string): string {
  const quoted = JSON.stringify(text.slice(0, longestEscaped)).replaceAll(
    /[^\x20-\x7e]/g,
    escapeUnit,
  )
  return text.length > longestEscaped ? `${quoted}... (${text.length} characters)` : quoted
}

/** The JavaScript escape sequence of a UTF-16 code unit. */
export const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
