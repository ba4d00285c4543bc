import type { VNode } from 'preact'

/** A part of a text with a style. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly className: string
}

/** Options consist of comments, strings, regular expressions, numbers, names and words. A slash never means division. */
const tokens =
  /(?<comment>\/\/.*|\/\*[\s\S]*?(?:\*\/|$))|(?<text>'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[\s\S])*`?)|(?<expression>\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\]?)+\/?[a-z]*)|(?<number>-?\b\d[\w.]*)|(?<word>[$\w]+)/g

const colored = (code: string): readonly Span[] =>
  Array.from(code.matchAll(tokens), (match) => {
    const [name = '', text = ''] =
      Object.entries(match.groups ?? {}).find(([, part]: [string, string?]) => part) ?? []
    const to = match.index + text.length
    const isName = name === 'word' && /^\s*:/.test(code.slice(to))
    return { from: match.index, to, className: `code-${isName ? 'name' : name}` }
  })

/** Code with colors and marks. Spans may overlap. */
export function Highlighted({
  code,
  marks = [],
}: {
  readonly code: string
  readonly marks?: readonly Span[]
}): VNode {
  const spans = [...colored(code), ...marks].filter(({ from, to }) => from < to)
  const edges = [...new Set([0, code.length, ...spans.flatMap(({ from, to }) => [from, to])])]
  edges.sort((one, other) => one - other)
  return (
    <>
      {edges.slice(1).map((to, index) => {
        const from = edges[index] ?? 0
        const covering = spans.filter((span) => span.from <= from && to <= span.to)
        return (
          <span class={covering.map(({ className }) => className).join(' ')}>
            {code.slice(from, to)}
          </span>
        )
      })}
    </>
  )
}

/** The part of a text that has changed. */
export function changedSpan(before: string, after: string): { from: number; to: number } {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let alike = 0
  while (alike < shorter - from && before.at(-1 - alike) === after.at(-1 - alike)) alike += 1
  return { from, to: after.length - alike }
}
