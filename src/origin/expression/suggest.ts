import type { Examined } from './examine.js'
import { reword } from './reword.js'

/**
 * Writes an expression that says what was meant, from what was written.
 *
 * @param passes whether nothing is wrong with an expression
 * @returns `undefined` where what was meant cannot be told
 */
export function suggest(
  { source, flags }: RegExp,
  examined: readonly Examined[],
  passes: (expression: RegExp) => boolean,
): RegExp | undefined {
  const compile = (text: string): RegExp | undefined => {
    try {
      return new RegExp(`^${text}$`, flags.replace('m', ''))
    } catch {
      return undefined
    }
  }
  const texts: string[] = []
  for (const alternative of examined) {
    const text = reword(source, alternative).find((wording) => {
      if (alternative.problems.length === 0) return true
      const expression = compile(wording)
      return expression !== undefined && passes(expression) && keeps(expression, alternative.meant)
    })
    if (text !== undefined) texts.push(text)
    else if (!isIdle(alternative)) return undefined
  }
  const suggestion = compile(texts.length === 1 ? texts.join('') : `(?:${texts.join('|')})`)
  return suggestion !== undefined && passes(suggestion) ? suggestion : undefined
}

/** Whether an origin is still accepted; where plain http was what was wrong with it, whether it is with https. */
const keeps = (expression: RegExp, meant: string | undefined): boolean =>
  meant === undefined ||
  expression.test(meant) ||
  expression.test(meant.replace(/^http:/, 'https:'))

/** Whether an alternative can be left out: it is empty, or accepts nothing. */
const isIdle = ({ alternative: { start, end }, problems }: Examined): boolean =>
  start === end || problems.some(({ kind }) => kind === 'matches-nothing')
