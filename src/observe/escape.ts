const longest = 200

/**
 * Text from outside as it may stand in a line of a log: quoted, cut, and in printable ASCII. No control character gets
 * through, C1 (which terminals obey too) and line separators included, nothing that reorders or hides text, and no quote
 * that ends it early. A serialized origin has none of these, and is shown as it is.
 */
export function escape(text: string): string {
  const quoted = JSON.stringify(text.slice(0, longest)).replaceAll(/[^\x20-\x7e]/g, escapeUnit)
  return text.length > longest ? `${quoted}... (${text.length} characters)` : quoted
}

/** A UTF-16 code unit as JavaScript writes it in ASCII. */
export const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
