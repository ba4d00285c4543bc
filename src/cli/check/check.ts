import { judge, type Exchange, type JudgedStep } from '../../browser/judge.js'
import { isFailure } from '../../browser/step.js'
import { findCorsAnswers } from '../../explain/cors-answers.js'
import { createExplanation } from '../../explain/create-explanation.js'
import type { Explanation, Obstacle } from '../../explain/explanation.js'
import type { HeaderList } from '../../protocol/header-list.js'
import { findAttacks } from './attack-warnings.js'
import type { Check } from './checks.js'
import type { Sent } from '../http/http-exchange.js'
import { cookieFor, createSender, type Client } from './live-sender.js'

/**
 * Checks a server and explains the result in the same form as `policy.explain`.
 *
 * @returns a promise that rejects with a `CannotTell` if a server gives no response
 */
export async function checkServer(check: Check, client: Client): Promise<Explanation> {
  const { url, origin, method, headers, credentials } = check.script
  const log: Sent[] = []
  const onSent = (sent: Sent): void => {
    log.push(sent)
  }
  const judgement = await judge(check.script, createSender(check, { ...client, onSent }))
  // With --preflight-only, a preflight that passes is the verdict.
  const isPassed =
    check.isPreflightOnly &&
    judgement.verdict === 'unknown' &&
    judgement.exchanges.some(({ request }) => request.kind === 'preflight')
  // Cookie is the only header that the sender adds and the server can base its decision on.
  const exchanges = judgement.exchanges.map(({ request, response }, index): Exchange => {
    const cookie = cookieFor(request, check)
    const added = cookie === undefined ? [] : ([['Cookie', cookie]] as const)
    const { headers: sent, address } = log[index] ?? {}
    return {
      request: { ...request, headers: [...request.headers, ...added] },
      response,
      ...(sent && address !== undefined && { sent, address }),
    }
  })
  return createExplanation(
    { url, origin, method, headers, credentials },
    { ...judgement, exchanges, ...(isPassed && { verdict: 'allowed' }) },
    {
      warnings: findAttacks(exchanges, check.hasMadeUpOrigin ? origin : undefined),
      obstacle: findBlockingCorsAnswers(headers, judgement.steps) ?? null,
    },
  )
}

/** What to remove from the script, if a preflight fails because of it. */
function findBlockingCorsAnswers(
  headers: HeaderList,
  steps: readonly JudgedStep[],
): Obstacle | undefined {
  const missing = steps
    .filter(isFailure)
    .flatMap(({ facts }) => facts)
    .flatMap(([name, value]) => (name === 'missing' && value !== null ? value.split(', ') : []))
  return findCorsAnswers(headers, missing)
}
