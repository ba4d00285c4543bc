import { escapeUnit } from '../values/quote.js'

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
