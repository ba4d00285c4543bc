import { parseCode, type AnyNode } from './parse-code.js'
import { readPasted } from './read-pasted.js'

/** Each one reads the code again. */
const mostAttempts = 200

type Span = readonly [start: number, end: number]

/**
 * The part of the code that the options depend on, for a link. The rest of a server can have passwords.
 *
 * @param names the environment variables that the options read
 * @returns an empty text if that takes too long
 */
export function neededCode(source: string, names: readonly string[]): string {
  const expected = outcomeOf(source, names)
  let attempts = 0
  const isSame = (text: string): boolean => {
    attempts += 1
    return attempts <= mostAttempts && outcomeOf(text, names) === expected
  }
  const statements = withoutNeedless(source, isSame, statementsOf, () => '')
  const needed = withoutNeedless(statements, isSame, textsOf, () => 'x')
  return attempts <= mostAttempts ? needed : ''
}

/** What is read from a text while the variables are not set, and while they are. */
const outcomeOf = (text: string, names: readonly string[]): string =>
  JSON.stringify(
    ['', 'https://a.example', 'true'].map((value) => {
      const read = readPasted(text, Object.fromEntries(names.map((name) => [name, value])))
      return read.kind === 'options' || read.kind === 'delegate' ? [read.text, read.variables] : []
    }),
  )

/** Replaces as many parts as possible: first half of them, then smaller groups. */
function withoutNeedless(
  text: string,
  isSame: (text: string) => boolean,
  partsOf: (text: string) => readonly Span[],
  written: () => string,
): string {
  const parts = partsOf(text)
  const replaced = new Set<Span>()
  const apply = (spans: ReadonlySet<Span>): string => {
    const pieces: string[] = []
    let at = 0
    for (const span of parts) {
      if (!spans.has(span)) continue
      pieces.push(text.slice(at, span[0]), written())
      at = span[1]
    }
    return pieces.join('') + text.slice(at)
  }
  for (let size = parts.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let index = 0; index < parts.length; index += size) {
      const group = parts.slice(index, index + size).filter((span) => !replaced.has(span))
      if (group.length > 0 && isSame(apply(new Set([...replaced, ...group]))))
        for (const span of group) replaced.add(span)
    }
  }
  return apply(replaced)
}

/** The tree of a text that is a program. Other texts are short: a value, or the members of an object. */
const programOf = (text: string): AnyNode | undefined => {
  const [code] = parseCode(text)
  return code?.text === text ? (code.program as unknown as AnyNode) : undefined
}

const statementsOf = (text: string): readonly Span[] => {
  const program = programOf(text)
  return program ? (program.body as readonly AnyNode[]).map(({ start, end }) => [start, end]) : []
}

/** The content of every string and template, in order. */
function textsOf(text: string): readonly Span[] {
  const spans: Span[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const { type, start, end, ...members } = value as AnyNode
    if (type === 'Literal' && typeof members.value === 'string') spans.push([start + 1, end - 1])
    else if (type === 'TemplateElement' && end > start) spans.push([start, end])
    else if (!(value instanceof RegExp)) Object.values(members).forEach(visit)
  }
  visit(programOf(text))
  return spans.sort(([one], [other]) => one - other)
}
