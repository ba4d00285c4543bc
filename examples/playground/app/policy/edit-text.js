/** @typedef {{ from: number, to: number, text: string }} Edit replaces a part of the text */
/** @typedef {import('./read-policy.js').Reading} Reading */

/** @param {string} text @param {readonly Edit[]} edits that do not overlap */
export const applyEdits = (text, edits) =>
  [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce(
      (changed, { from, to, text }) => changed.slice(0, from) + text + changed.slice(to),
      text,
    )

/** @param {import('acorn').Node} node @param {string} text @returns {Edit} */
export const replace = ({ start, end }, text) => ({ from: start, to: end, text })

/**
 * Adds members to an array or an object in its own style: on one line or on several, with or without a trailing comma.
 * Comments stay where they are.
 *
 * @param {Reading} reading
 * @param {import('acorn').ArrayExpression | import('acorn').ObjectExpression} list
 * @param {readonly string[]} members
 * @returns {Edit[]}
 */
export function append(reading, list, members) {
  const last = (list.type === 'ArrayExpression' ? list.elements : list.properties).at(-1)
  const close = list.end - 1
  if (!last) return [fill(reading, list, members)]

  const behind = reading.bare.slice(last.end, close)
  if (!behind.includes('\n')) return [insert(last.end, members.map((one) => `, ${one}`).join(''))]

  const margin = marginOf(reading.text, last.start)
  const lines = members.map((one) => `\n${margin}${one}`)
  const comma = behind.indexOf(',')
  // A comment after the last member, on the same line, belongs to that member.
  const lineEnd = behind.indexOf('\n', comma + 1)
  const at = last.end + (lineEnd === -1 ? behind.length : lineEnd)
  if (comma !== -1) return [insert(at, lines.map((line) => `${line},`).join(''))]
  return at === last.end
    ? [insert(at, `,${lines.join(',')}`)]
    : [insert(last.end, ','), insert(at, lines.join(','))]
}

/**
 * @param {Reading} reading
 * @param {import('acorn').ArrayExpression | import('acorn').ObjectExpression} list an empty one
 * @param {readonly string[]} members
 * @returns {Edit}
 */
function fill({ text, bare }, { start, end, type }, members) {
  const close = end - 1
  const inside = text.slice(start + 1, close)
  if (bare.slice(start + 1, close).includes('\n')) {
    const margin = marginOf(text, close)
    const lines = members.map((one) => `${margin}  ${one},\n`).join('')
    return insert(text.lastIndexOf('\n', close - 1) + 1, lines)
  }
  const written = members.join(', ')
  if (inside.trim() !== '') return insert(close, `${inside.endsWith(' ') ? '' : ' '}${written} `)
  const padding = type === 'ObjectExpression' ? ' ' : ''
  return { from: start + 1, to: close, text: `${padding}${written}${padding}` }
}

/** @param {number} at @param {string} text @returns {Edit} */
export const insert = (at, text) => ({ from: at, to: at, text })

/** The indentation of the line at a position. @param {string} text @param {number} at */
const marginOf = (text, at) =>
  /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))?.[0] ?? ''
