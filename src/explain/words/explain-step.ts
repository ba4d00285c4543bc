import type { ExplainedStep } from '../explanation.js'
import { preflightWords } from './preflight-words.js'
import { requestWords } from './request-words.js'
import { responseWords } from './response-words.js'
import type { Words } from './words.js'

/** The words for every reason. The type does not compile if one is missing. */
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
  return { ...step, sentence, line: by === undefined ? null : lineWith(by, facts.get(by)) }
}

const lineWith = (name: string, value: string | null | undefined): string =>
  typeof value === 'string' ? `${name}: ${value}` : `no ${name}`
