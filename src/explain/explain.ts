import { whenSettled } from '../values/promise.js'
import { judge, type Judgement } from '../browser/judge.js'
import { acceptRequest, type ScriptRequest } from '../browser/script-request.js'
import { isFailure } from '../browser/step.js'
import type { PolicyParts } from '../read-options/policy-parts.js'
import { respond, type AskPolicy } from './ask-policy.js'
import { createExplanation } from './create-explanation.js'
import type { Explanation, Warning } from './explanation.js'
import { checkOrigin } from './origin-step.js'
import { readRequest } from './read-request.js'
import type { Remedy } from './suggest/change-options.js'
import { suggest } from './suggest/suggest.js'

/**
 * Explains what a browser does with a request under a policy. It runs the browser's half with the policy as the server.
 *
 * @param ask returns what the policy decides about a request
 * @returns a promise only if `ask` does
 */
export function explain(
  given: unknown,
  parts: PolicyParts<never>,
  ask: AskPolicy,
): Explanation | Promise<Explanation> {
  const request = readRequest(given)
  const noOrigin = checkOrigin(request.origin)
  if (noOrigin) {
    const found = { verdict: 'blocked', steps: [noOrigin], exchanges: [] } as const
    return createExplanation(request, found, withObstacle('origin-not-serialized', impossible))
  }
  const script = { ...request, url: request.url ?? urlBeyond(request.origin) }
  const judgement = judge(script, (outgoing) => respond(outgoing, ask))
  return whenSettled(judgement, (judged) =>
    createExplanation(request, judged, {
      ...findRemedy(parts, script, judged),
      warnings: findPolicyWarnings(parts, judged),
    }),
  )
}

/** A cross-origin URL on a host that never exists (RFC 6761 section 6.4). */
const urlBeyond = (origin: string): string =>
  origin === 'https://server.invalid' ? 'https://other.invalid/' : 'https://server.invalid/'

const impossible = 'No option can allow this request because browsers never send it.'

const withObstacle = (
  code: 'origin-not-serialized' | 'request-impossible',
  message: string,
): Remedy => ({ suggestions: [], obstacle: { code, message } })

function findRemedy(
  parts: PolicyParts<never>,
  script: ScriptRequest,
  { verdict, steps, exchanges }: Judgement,
): Remedy {
  if (verdict !== 'blocked') return { suggestions: [], obstacle: null }
  const { request } = acceptRequest(script)
  if (request === undefined || exchanges.length === 0) {
    return withObstacle('request-impossible', impossible)
  }
  const isOriginAllowed = !steps.some(
    (step) => isFailure(step) && step.reason === 'allow-origin-missing',
  )
  return suggest(parts, { ...request, isOriginAllowed })
}

/** Warns about what the policy leaves to the application. */
const findPolicyWarnings = (
  { preflightContinue }: PolicyParts<never>,
  { exchanges }: Judgement,
): readonly Warning[] =>
  preflightContinue && exchanges.some(({ request }) => request.kind === 'preflight')
    ? [preflightHandedOn]
    : []

const preflightHandedOn: Warning = {
  code: 'preflight-handed-on',
  message:
    'With `preflightContinue`, your next handler must answer the preflight. This explanation assumes that it sends a ' +
    'status between 200 and 299 and leaves the headers alone.',
}
