import type { Fact } from '../../browser/step.js'
import type { ExplainedStep } from '../explanation.js'
import { preflightWords } from './preflight.js'
import { requestWords } from './request.js'
import { responseWords } from './response.js'

/** What to say about a step: what is always the same, or what its facts make of it. */
export interface Words {
  readonly says: string | ((value: (name: string) => string, facts: readonly Fact[]) => string)
  /** The header of the response that decided. */
  readonly by?: string
}

/** The words for every reason: the compiler sees to it that none is missing. */
const words: Readonly<Record<ExplainedStep['reason'], Words>> = {
  ...requestWords,
  ...preflightWords,
  ...responseWords,
}

type Wordless = Omit<ExplainedStep, 'sentence' | 'line'>

/** Puts a step into words. */
export function explainStep(step: Wordless): ExplainedStep {
  const { says, by } = words[step.reason]
  const facts = new Map(step.facts)
  const sentence =
    typeof says === 'string' ? says : says((name) => facts.get(name) ?? '', step.facts)
  return { ...step, sentence, line: by === undefined ? null : lineOf(by, facts.get(by)) }
}

const lineOf = (name: string, value: string | null | undefined): string =>
  typeof value === 'string' ? `${name}: ${value}` : `no ${name}`
