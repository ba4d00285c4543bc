import type { ExplainedStep, Explanation } from '../../explain/explanation.js'
import {
  addRemedy,
  addStep,
  addSteps,
  addVerdict,
  addWarnings,
  Page,
  type Paint,
} from '../../explain/render.js'

export interface TextStyle {
  readonly isVerbose: boolean
  readonly width: number
  readonly paint: Paint
}

/** A result as text for a terminal: the verdict, what decided it, and what to do. `--verbose` shows every step. */
export function toText(
  explanation: Explanation,
  notes: readonly string[],
  style: TextStyle,
): string {
  const page = new Page(style)
  addVerdict(explanation, page)
  if (style.isVerbose) addSteps(explanation, page)
  else addDecision(explanation, page, style.width)
  addRemedy(explanation, page)
  addWarnings(explanation, page)
  for (const note of notes) {
    page.gap()
    page.add(note, { first: 'Note: ', others: '  ' })
  }
  if (!style.isVerbose) {
    page.gap()
    page.add('To see every step and header, add --verbose.', { format: ['dim'] })
  }
  return `${page.toString()}\n`
}

/** Adds the failed steps, or those that let the request pass, below the exchange that they look at. */
function addDecision({ verdict, steps, exchanges }: Explanation, page: Page, width: number): void {
  // Only the last request can be unsent.
  const answered = exchanges.filter(({ response }) => response !== undefined).length - 1
  const isShown = ({ outcome, exchange, line, reason }: ExplainedStep): boolean =>
    verdict === 'blocked'
      ? outcome === 'fail'
      : exchange === answered && (line !== null || reason === 'all-readable')
  const shown = steps.filter(isShown)
  const { request, response } = exchanges[shown.at(-1)?.exchange ?? -1] ?? {}
  if (request && response) {
    page.add(`${request.method} ${request.url}`, { first: '  → ' })
    page.add(String(response.status), { first: '  ← ' })
  }
  for (const { line, sentence, ...step } of shown) {
    const words = sentence.split(' ').map((word) => cut(word, width - 4))
    addStep({ ...step, sentence: words.join(' '), line: line && cut(line, width - 6) }, page)
  }
}

/** Shortens a long header, or a word of a sentence that quotes one. */
const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text
