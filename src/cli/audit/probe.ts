import type {
  BrowserRequest,
  IncomingResponse,
  OutgoingRequest,
} from '../../browser/browser-request.js'
import { corsCheck } from '../../browser/cors-check.js'
import { checkPreflight } from '../../browser/preflight-check.js'
import { isFailure } from '../../browser/step.js'
import type { Header } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'

/** A request of the audit. Its `Origin` is what a browser would send for a page of the attacker. */
export interface Probe {
  readonly method: 'GET' | 'HEAD' | 'OPTIONS'
  /** `null` if the request has no `Origin`. The opaque origin is the string `'null'`. */
  readonly origin: string | null
  /** What a preflight asks for: the method, and the headers as browsers write them. */
  readonly asks?: readonly [method: string, headers: string]
  /** Whether it has a cookie. Some servers send back the origin only then, and `*` without. */
  readonly hasCookie?: boolean
}

/** A probe with the response to it. */
export interface Probed extends Probe {
  readonly response: IncomingResponse
}

/** What a page gets: nothing, the response to a request without credentials, or to one with the user's credentials. */
export type Access = 0 | 1 | 2

export const asksFirst = ({ asks }: Probe): boolean => asks !== undefined

export const preflightFrom = (origin: string): Probe => ({
  method: 'OPTIONS',
  origin,
  asks: ['GET', 'content-type'],
})

export const withCookie = (origin: string): Probe => ({ method: 'GET', origin, hasCookie: true })

/** The request as it is sent, without the headers of every HTTP client. */
export function requestOf(
  { method, origin, asks, hasCookie = false }: Probe,
  url: string,
): OutgoingRequest {
  const headers: Header[] = [['Accept', '*/*']]
  if (asks) headers.push([names.requestMethod, asks[0]], [names.requestHeaders, asks[1]])
  if (origin !== null) headers.push([names.origin, origin])
  if (hasCookie) headers.push(['Cookie', 'audit=1'])
  const kind = asks ? 'preflight' : 'actual'
  return { kind, method, url, headers, credentials: hasCookie, body: false }
}

/** Does a browser's checks, with and without credentials. A page that passes the preflight can send the request. */
export function accessOf(probed: Probed, url: string): Access {
  const { origin, asks, method, response } = probed
  if (origin === null) return 0
  const passes = (credentials: boolean): boolean => {
    const request: BrowserRequest = {
      ...{ origin, url, credentials, body: null, preflightFlag: null },
      ...{ earlierUrls: [], tainting: 'cors', method: asks?.[0] ?? method },
      headers: asks ? [['Content-Type', 'application/json']] : [],
    }
    const steps = asks ? checkPreflight(request, response) : [corsCheck(request, response)]
    return !steps.some(isFailure)
  }
  if (passes(true)) return 2
  return passes(false) ? 1 : 0
}
