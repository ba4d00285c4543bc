import type { IncomingResponse, OutgoingRequest } from '../../browser/browser-request.js'
import type { Exchange } from '../../browser/judge.js'
import { getHeader, type Header, type HeaderList } from '../../protocol/header-list.js'
import { CannotTell } from '../cannot-tell.js'
import type { Check } from './checks.js'
import type { Environment } from '../colors.js'
import { codeOfFailure, explainFailure } from '../failures.js'
import { exchange, type HttpRequest } from '../http/http-exchange.js'
import { proxyFor } from '../http/proxy.js'

/** Sends what a browser would send. Without `--send`, it leaves out requests that may change something. */
export type Sender = (request: OutgoingRequest) => Promise<Exchange['response']>

/** How requests are sent. */
export interface Client extends Pick<HttpRequest, 'onSent'> {
  readonly userAgent: string
  /** The IP address to connect to for a URL, instead of those of its host. To refuse the URL, it throws a `CannotTell`. */
  readonly addressFor?: ((url: URL) => string | undefined) | undefined
  /** Names proxies. */
  readonly env: Environment
  /** The attacks that other checks of this run sent, by what they send. */
  readonly attacks?: Map<string, Exchange> | undefined
}

/**
 * @returns a sender for one check, whose time limit starts now. It rejects with a {@link CannotTell} if a server gives no
 * response
 */
export function createSender(check: Check, { userAgent, env, addressFor, onSent }: Client): Sender {
  const signal = AbortSignal.timeout(check.timeout * 1000)
  let kindBefore: OutgoingRequest['kind'] | undefined
  return async (request) => {
    if (!isSent(request, check)) return undefined
    const afterPreflight = kindBefore === 'preflight'
    kindBefore = request.kind
    const { method, url } = request
    const fail = (because: string, code: string): CannotTell =>
      new CannotTell(
        `${describe(request)}${afterPreflight ? ' (after its preflight passed)' : ''}: ${because}`,
        code,
      )
    const headers = headersOf(request, check, userAgent)
    const body = request.body ? Buffer.from(check.data) : undefined
    let response: IncomingResponse
    try {
      const proxy = proxyFor(url, env)
      const address = addressFor?.(new URL(url))
      response = await exchange({ method, url, headers, body, signal, proxy, address, onSent })
    } catch (error) {
      if (error instanceof CannotTell) throw error
      throw signal.aborted
        ? fail(
            `no response within ${check.timeout} seconds. To wait longer, set --timeout`,
            'timeout',
          )
        : fail(explainFailure(error, url), codeOfFailure(error, url))
    }
    if (response.status < 200) {
      throw fail(`the status ${response.status} is not a final response`, 'invalid-response')
    }
    return response
  }
}

/** Methods that change nothing on the server. */
export const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Whether to send a request. Safe methods are always sent (RFC 9110 section 9.2.1). */
const isSent = ({ kind, method }: OutgoingRequest, check: Check): boolean =>
  check.isPreflightOnly ? kind === 'preflight' : check.sendsUnsafe || safeMethods.includes(method)

/** The headers, including those that the user agent adds. */
function headersOf(request: OutgoingRequest, check: Check, userAgent: string): HeaderList {
  const cookie = cookieFor(request, check)
  const cookies: readonly Header[] = cookie === undefined ? [] : [['Cookie', cookie]]
  const isNamed = getHeader('User-Agent', request.headers) !== null
  const own: readonly Header[] = isNamed ? [] : [['User-Agent', userAgent]]
  return [...request.headers, ...own, ...cookies]
}

/** The cookies, if the request has credentials and goes to the checked host. Ports do not matter (RFC 6265 section 8.5). */
export function cookieFor(
  { credentials, url }: OutgoingRequest,
  { cookies, script }: Check,
): string | undefined {
  const isHost = new URL(url).hostname === new URL(script.url).hostname
  return credentials && isHost && cookies.length > 0 ? cookies.join('; ') : undefined
}

const describe = ({ kind, method, url }: OutgoingRequest): string =>
  `${kind === 'preflight' ? 'the preflight ' : ''}${method} ${url}`
