import { element } from './dom.js'

/** @typedef {{ from: number, to: number, className: string }} Span */

/** Options consist of comments, strings, regular expressions, numbers, names and words. A slash never means division. */
const tokens =
  /(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|(?<text>'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[\s\S])*`?)|(?<expression>\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\]?)+\/?[a-z]*)|(?<number>-?\b\d[\w.]*)|(?<word>[$\w]+)/g

/** The spans of the code that have a color. @param {string} code @returns {Span[]} */
const colored = (code) =>
  Array.from(code.matchAll(tokens), (match) => {
    const [[name = '', text = ''] = []] = Object.entries(match.groups ?? {}).filter(
      ([, part]) => part !== undefined,
    )
    const to = match.index + text.length
    const isName = name === 'word' && /^\s*:/.test(code.slice(to))
    return { from: match.index, to, className: `code-${isName ? 'name' : name}` }
  })

/**
 * Colors the code and adds the marks. Spans may overlap.
 *
 * @param {string} code
 * @param {readonly Span[]} marks
 */
export function highlight(code, marks = []) {
  const spans = [...colored(code), ...marks].filter(({ from, to }) => from < to)
  const edges = [...new Set([0, code.length, ...spans.flatMap(({ from, to }) => [from, to])])]
  edges.sort((one, other) => one - other)
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0
    const covering = spans.filter((span) => span.from <= from && to <= span.to)
    return element(
      'span',
      covering.map(({ className }) => className).join(' '),
      code.slice(from, to),
    )
  })
}
