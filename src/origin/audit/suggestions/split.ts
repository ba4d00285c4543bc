import { namesLoopback, sourceToken } from './spelled-origins.js'

interface Group {
  readonly start: number
  readonly opening: string
  /** Where each of its choices starts. */
  readonly choices: number[]
}

/** More parts would make the suggestion unreadable. */
const mostParts = 8

/**
 * Splits an alternative that is for this machine as well as for others, because different rules apply to them. For
 * example, `https?:\/\/(localhost|example\.com)` becomes `https?:\/\/localhost` and `https?:\/\/example\.com`.
 */
export function split(source: string): readonly string[] {
  const parts = [source]
  for (let index = 0; index < parts.length && parts.length < mostParts;) {
    const choices = choicesOf(parts[index] ?? '')
    if (choices === undefined) index += 1
    else parts.splice(index, 1, ...choices)
  }
  return parts
}

/** Splits the first group that has choices for this machine and for others. Returns the source with either kind. */
function choicesOf(source: string): readonly string[] | undefined {
  const open: Group[] = []
  for (const { 0: text, index } of source.matchAll(sourceToken)) {
    if (text.startsWith('(')) {
      open.push({ start: index, opening: text, choices: [index + text.length] })
    } else if (text === '|') open.at(-1)?.choices.push(index + 1)
    else if (text === ')') {
      const { start, opening, choices } = open.pop() ?? { start: 0, opening: '', choices: [] }
      if (choices.length < 2 || !/^\((?:\?:)?$/.test(opening)) continue
      if (/[*+?{]/.test(source.charAt(index + 1))) continue
      const texts = choices.map((from, at) =>
        source.slice(from, (choices[at + 1] ?? index + 1) - 1),
      )
      if (!texts.some(namesLoopback) || texts.every(namesLoopback)) continue
      const [near, far] = [texts.filter(namesLoopback), texts.filter((one) => !namesLoopback(one))]
      const group = (some: readonly string[]): string =>
        source.slice(0, start) +
        (some.length === 1 ? some.join('') : `${opening}${some.join('|')})`) +
        source.slice(index + 1)
      return [group(near), group(far)]
    }
  }
  return undefined
}
