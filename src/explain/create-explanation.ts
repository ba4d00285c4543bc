import type { JudgedStep, Judgement } from '../browser/judge.js'
import type {
  Explanation,
  Obstacle,
  OriginStep,
  RequestExplained,
  Suggestion,
  Warning,
} from './explanation.js'
import { renderExplanation } from './render.js'
import { findWarnings } from './warnings.js'
import { explainStep } from './words/explain-step.js'

/** What the browser's half found. If the origin is not valid, it has only the step that says so. */
export interface Found extends Omit<Judgement, 'steps'> {
  readonly steps: readonly (JudgedStep | OriginStep)[]
}

/** What the caller knows and a browser cannot see. */
export interface Known {
  readonly suggestions?: readonly Suggestion[]
  readonly warnings?: readonly Warning[]
  readonly obstacle?: Obstacle | null
}

/** Puts what the browser's half found into words, for a policy or a server. */
export function createExplanation(
  request: RequestExplained,
  found: Found,
  { suggestions = [], warnings = [], obstacle = null }: Known = {},
): Explanation {
  const { verdict, steps, exchanges, readable, needed = [] } = found
  const allowed = verdict === 'allowed'
  const exposed = readable?.exposed ?? []
  const explanation: Explanation = {
    allowed,
    verdict,
    preflight: steps.some(({ reason }) => reason === 'preflight-needed'),
    request,
    steps: steps.map(explainStep),
    exchanges,
    exposedHeaders: exposed === 'all' ? '*' : exposed,
    needed,
    warnings: [...warnings, ...findWarnings(request, found)].filter(
      ({ code }, index, all) =>
        code !== obstacle?.code && index === all.findIndex((one) => one.code === code),
    ),
    suggestions,
    obstacle,
  }
  return Object.defineProperty(explanation, 'toString', {
    value: () => renderExplanation(explanation),
  })
}
