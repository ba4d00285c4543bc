import type { Explanation } from '../../explain/explanation.js'
import { CannotTell } from '../cannot-tell.js'
import { checkServer } from './check.js'
import type { Check } from './checks.js'
import type { Client } from './live-sender.js'
import { proxyFor } from '../http/proxy.js'

/** The two addresses of `localhost`. Different servers can listen on them. */
const twins = ['127.0.0.1', '::1'] as const

/**
 * Checks the other address of `localhost` too, and notes if its verdict is different. It sends nothing twice that may
 * change something.
 */
export async function noteOnTwin(
  { exchanges, verdict, request }: Explanation,
  check: Check,
  client: Client,
): Promise<string | undefined> {
  const { hostname, port } = new URL(check.script.url)
  const [first] = exchanges
  if (!/(?:^|\.)localhost$/.test(hostname) || first?.address === undefined) return undefined
  if (proxyFor(check.script.url, client.env)) return undefined
  const isFirst = (twin: string): boolean => first.address?.includes(twin) === true
  const other = twins.find((twin) => !isFirst(twin))
  if (other === undefined || !twins.some(isFirst)) return undefined
  try {
    const safe = { ...check, sendsUnsafe: false }
    // A redirect may lead to a host that does not have these addresses.
    const addressFor = (url: URL): string | undefined =>
      url.hostname === hostname ? other : client.addressFor?.(url)
    const { explanation: found } = await checkServer(safe, {
      ...client,
      addressFor,
      // The other server may allow more.
      attacks: undefined,
    })
    if (found.verdict === verdict || (check.sendsUnsafe && found.verdict === 'unknown'))
      return undefined
    const shown = other.includes(':') ? `[${other}]` : other
    return (
      `${hostname} has two addresses with different servers. ${first.address} gives "${verdict}", but ` +
      `${shown}${port === '' ? '' : `:${port}`} gives "${found.verdict}" for ${request.method}. Stop one of them, or use its address in the URL.`
    )
  } catch (error) {
    if (error instanceof CannotTell) return undefined
    throw error
  }
}
