import { judge, type Exchange, type JudgedStep } from '../../browser/judge.js'
import { isFailure } from '../../browser/step.js'
import { findCorsAnswers } from '../../explain/cors-answers.js'
import { createExplanation } from '../../explain/create-explanation.js'
import type { Explanation, Obstacle } from '../../explain/explanation.js'
import { isSameName, type Header, type HeaderList } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import { CannotTell } from '../cannot-tell.js'
import { allowsWithCredentials, findAttacks } from './attack-warnings.js'
import { madeUpOriginFor, type Check } from './checks.js'
import type { Sent } from '../http/http-exchange.js'
import { cookieFor, createSender, safeMethods, type Client, type Sender } from './live-sender.js'

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
  const send = createSender(check, { ...client, onSent })
  const judgement = await judge(check.script, send)
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
      warnings: findAttacks(
        exchanges,
        check.hasMadeUpOrigin ? origin : undefined,
        await allowsAnyOrigin(judgement.exchanges, check, send),
      ),
      obstacle: findBlockingCorsAnswers(headers, judgement.steps) ?? null,
    },
  )
}

/**
 * Repeats a safe request that was allowed with credentials, as a page that no server knows. A server that allows this
 * one too allows every origin.
 */
async function allowsAnyOrigin(
  exchanges: readonly Exchange[],
  { script: { origin, url }, hasMadeUpOrigin }: Check,
  send: Sender,
): Promise<boolean> {
  const allowed = exchanges
    .filter(({ request }) => safeMethods.includes(request.method))
    .filter(allowsWithCredentials)
    .at(-1)
  if (!allowed || hasMadeUpOrigin || origin === 'null') return false
  const headers = allowed.request.headers.map(([name, value]): Header => [
    name,
    isSameName(name, names.origin) ? madeUpOriginFor(url) : value,
  ])
  const request = { ...allowed.request, headers }
  try {
    return allowsWithCredentials({ request, response: await send(request) })
  } catch (error) {
    if (error instanceof CannotTell) return false
    throw error
  }
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
