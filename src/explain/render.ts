import type { Exchange } from '../browser/judge.js'
import { parseOrigin } from '../origin/serialized-origin.js'
import type { HeaderList } from '../protocol/header-list.js'
import { quote } from '../values/quote.js'
import type { ExplainedStep, Explanation, RequestExplained } from './explanation.js'
import { printable, wrap } from './layout.js'

/** Applies a color or style to text, as `styleText` of `node:util` does. */
export type Paint = (format: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string

export interface RenderOptions {
  /** @default plain text */
  readonly paint?: Paint
  /** @default 80 columns */
  readonly width?: number | undefined
}

/** An explanation as text for a terminal, with control characters escaped. */
export function renderExplanation(explanation: Explanation, options: RenderOptions = {}): string {
  const page = new Page(options)
  addVerdict(explanation, page)
  addSteps(explanation, page)
  addWarnings(explanation, page)
  addRemedy(explanation, page)
  return page.toString()
}

export function addVerdict(explanation: Explanation, page: Page): void {
  page.add(`${verdicts[explanation.verdict]}: ${inWords(explanation.request)}`, {
    others: '  ',
    format: [colors[explanation.verdict], 'bold'],
  })
  page.gap()
}

export function addWarnings({ warnings }: Explanation, page: Page): void {
  for (const { message } of warnings) {
    page.gap()
    page.add(message, { first: 'Warning: ', others: '  ', format: ['yellow'] })
  }
}

const verdicts = { allowed: 'Allowed', blocked: 'Blocked', unknown: 'Unknown' } as const
const colors = { allowed: 'green', blocked: 'red', unknown: 'yellow' } as const
const outcomeMarks = { pass: '✓', fail: '✗', skip: '–' } as const

const inWords = ({ method, url, origin, credentials }: RequestExplained): string =>
  `${method}${url === null ? '' : ` ${url}`} from ${pageInWords(origin)}, ` +
  (credentials ? 'with credentials' : 'without credentials')

function pageInWords(origin: string): string {
  if (origin === 'null') return 'an opaque origin (null)'
  return parseOrigin(origin) === undefined ? quote(origin) : origin
}

/** Adds the steps in order, each exchange before the first step that looks at it. */
export function addSteps({ steps, exchanges }: Explanation, page: Page): void {
  let shown = 0
  for (const step of steps) {
    const last = step.reason === 'not-sent' ? exchanges.length - 1 : (step.exchange ?? -1)
    for (const exchange of exchanges.slice(shown, last + 1)) addExchange(exchange, page)
    shown = Math.max(shown, last + 1)
    addStep(step, page)
  }
}

export function addStep({ outcome, sentence, line, section }: ExplainedStep, page: Page): void {
  const isFailure = outcome === 'fail'
  page.add(sentence, {
    first: `  ${outcomeMarks[outcome]} `,
    others: '    ',
    format: [isFailure ? 'red' : outcome === 'pass' ? 'green' : 'dim'],
  })
  if (line !== null) page.add(line, { first: '      ', format: isFailure ? ['bold'] : ['dim'] })
  if (isFailure) {
    page.add(`https://fetch.spec.whatwg.org/${section}`, { first: '      ', format: ['dim'] })
  }
}

function addExchange({ request, response, sent, address }: Exchange, page: Page): void {
  page.gap()
  page.add(`${request.method} ${request.url}`, { first: '  → ' })
  addHeaders(sent ?? request.headers, page)
  if (response === undefined) return
  page.add(`${response.status}${address === undefined ? '' : ` from ${address}`}`, {
    first: '  ← ',
  })
  addHeaders(response.headers, page)
}

function addHeaders(headers: HeaderList, page: Page): void {
  for (const [name, value] of headers) {
    page.add(`${name}: ${value}`, { first: '      ', others: '        ', format: ['dim'] })
  }
}

/** Ends the text of a blocked request with what would allow it. */
export function addRemedy(explanation: Explanation, page: Page): void {
  const { verdict, steps, suggestions, obstacle, needed } = explanation
  if (verdict !== 'blocked') return
  if (suggestions.length > 0) {
    page.gap()
    page.add('To allow the request, change these options:')
    for (const { source, why } of suggestions) {
      page.add(source, { first: '  ', others: '    ', format: ['bold'] })
      page.add(why, { first: '      ' })
    }
  } else if (obstacle) {
    page.gap()
    page.add(obstacle.message)
  } else if (needed.length > 0) {
    page.gap()
    page.add('To allow the request, the last response must have:')
    for (const [name, value] of needed) {
      page.add(`${name}: ${value}`, { first: '  ', others: '    ', format: ['bold'] })
    }
    if (steps.some(isStatusRefused)) page.add('and a status between 200 and 299.')
  }
}

const isStatusRefused = ({ reason }: ExplainedStep): boolean =>
  reason === 'status-redirect' || reason === 'status-not-ok'

interface Form {
  readonly first?: string
  readonly others?: string
  readonly format?: readonly Parameters<Paint>[0][]
}

/** Collects lines. It escapes text before wrapping it, and paints it after. */
export class Page {
  readonly #paint: Paint
  readonly #width: number | undefined
  readonly #lines: string[] = []

  constructor({ paint = (_, text) => text, width }: RenderOptions = {}) {
    this.#paint = paint
    this.#width = width
  }

  add(text: string, { first = '', others = first, format = [] }: Form = {}): void {
    for (const line of wrap(printable(text), first, others, this.#width)) {
      this.#lines.push(format.reduce((painted, one) => this.#paint(one, painted), line))
    }
  }

  gap(): void {
    this.#lines.push('')
  }

  toString(): string {
    return this.#lines.join('\n')
  }
}
