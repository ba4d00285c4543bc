import type { OutgoingRequest } from '../../browser/browser-request.js'
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

/** The result of a check. */
export interface Checked {
  /** In the same form as from `policy.explain`. */
  readonly explanation: Explanation
  /** What was sent besides what a browser sends. */
  readonly attack: OutgoingRequest | undefined
}

/**
 * Checks a server and explains the result.
 *
 * @returns a promise that rejects with a `CannotTell` if a server gives no response
 */
export async function checkServer(check: Check, client: Client): Promise<Checked> {
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
  const attack = await attackFrom(madeUpOriginFor(url), judgement.exchanges, check, client, send)
  const explanation = createExplanation(
    { url, origin, method, headers, credentials },
    { ...judgement, exchanges, ...(isPassed && { verdict: 'allowed' }) },
    {
      warnings: findAttacks(attack ? [...exchanges, attack] : exchanges, madeUpOriginFor(url)),
      obstacle: findBlockingCorsAnswers(headers, judgement.steps) ?? null,
    },
  )
  return { explanation, attack: attack?.request }
}

/**
 * Repeats a safe request that was allowed with credentials, as a page that no server should allow, unless another check of
 * this run sent the same.
 */
async function attackFrom(
  attacker: string,
  exchanges: readonly Exchange[],
  check: Check,
  { attacks = new Map<string, Exchange>() }: Client,
  send: Sender,
): Promise<Exchange | undefined> {
  const allowed = exchanges
    .filter(({ request }) => safeMethods.includes(request.method))
    .filter(allowsWithCredentials)
    .at(-1)
  if (!allowed || [attacker, 'null'].includes(check.script.origin)) return undefined
  const headers = allowed.request.headers.map(([name, value]): Header => [
    name,
    isSameName(name, names.origin) ? attacker : value,
  ])
  const request = { ...allowed.request, headers }
  const key = JSON.stringify([request, cookieFor(request, check)])
  const known = attacks.get(key)
  if (known) return known
  const attack: Exchange = { request, response: await send(request).catch(ignoreCannotTell) }
  attacks.set(key, attack)
  return attack
}

function ignoreCannotTell(error: unknown): undefined {
  if (!(error instanceof CannotTell)) throw error
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
