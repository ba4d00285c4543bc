import type { Exchange } from '../../browser/judge.js'
import type { Warning } from '../../explain/explanation.js'
import { getHeader } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'

/**
 * Warns if a response allows an attacker's page with credentials, whether or not this request has them.
 *
 * @param madeUp an origin that no server should list
 */
export function findAttacks(exchanges: readonly Exchange[], madeUp: string): readonly Warning[] {
  const allowed = exchanges.filter(allowsWithCredentials).map(originOfRequest)
  return [
    ...(allowed.includes(madeUp) ? [madeUpOriginAllowed(madeUp)] : []),
    ...(allowed.includes('null') ? [nullOriginAllowed] : []),
  ]
}

const originOfRequest = ({ request }: Exchange): string | null =>
  getHeader(names.origin, request.headers)

export function allowsWithCredentials(exchange: Exchange): boolean {
  const headers = exchange.response?.headers ?? []
  const origin = originOfRequest(exchange)
  return (
    origin !== null &&
    getHeader(names.allowOrigin, headers) === origin &&
    getHeader(names.allowCredentials, headers) === 'true'
  )
}

const madeUpOriginAllowed = (madeUp: string): Warning => ({
  code: 'any-origin-with-credentials',
  message:
    `Allow only origins on a list. This server allows ${madeUp} with credentials, and no list should have that ` +
    "origin. If every origin is allowed, any website can send this request with your users' cookies and read the " +
    'response.',
})

const nullOriginAllowed: Warning = {
  code: 'null-origin',
  message:
    'Do not allow `null` with credentials. A page on any website can send `Origin: null` from a sandboxed iframe, with ' +
    "your users' cookies, and read the response.",
}
