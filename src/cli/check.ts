import type { Exchange } from '../browser/judge.js'
import { judge } from '../browser/judge.js'
import { createExplanation } from '../explain/create-explanation.js'
import type { Explanation } from '../explain/explanation.js'
import type { Check } from './command.js'
import { cookieFor, createSender } from './live-sender.js'

/**
 * Checks a server and explains the result in the same form as `policy.explain`.
 *
 * @returns a promise that rejects with a `CannotTell` if a server gives no response
 */
export async function checkServer(check: Check, userAgent: string): Promise<Explanation> {
  const { url, origin, method, headers, credentials } = check.script
  const judgement = await judge(check.script, createSender(check, userAgent))
  // Cookie is the only header that the sender adds and the server can base its decision on.
  const exchanges = judgement.exchanges.map(({ request, response }): Exchange => {
    const cookie = cookieFor(request, check)
    const sent = cookie === undefined ? [] : ([['Cookie', cookie]] as const)
    return { request: { ...request, headers: [...request.headers, ...sent] }, response }
  })
  return createExplanation(
    { url, origin, method, headers, credentials },
    { ...judgement, exchanges },
  )
}
