import type { IncomingResponse, OutgoingRequest } from '../browser/browser-request.js'
import type { Exchange } from '../browser/judge.js'
import type { Header, HeaderList } from '../protocol/header-list.js'
import { CannotTell } from './cannot-tell.js'
import type { Check } from './command.js'
import { explainFailure } from './failures.js'
import { exchange } from './http-exchange.js'

/** Sends to the server what a browser would send to it, but what may change something only where that is asked for. */
export type Sender = (request: OutgoingRequest) => Promise<Exchange['response']>

/**
 * @returns a sender for one check: its time limit starts now. It rejects with a {@link CannotTell} where a server gives
 * no response
 */
export function createSender(check: Check, userAgent: string): Sender {
  const signal = AbortSignal.timeout(check.timeout * 1000)
  let kindBefore: OutgoingRequest['kind'] | undefined
  return async (request) => {
    if (!isSent(request, check)) return undefined
    const afterPreflight = kindBefore === 'preflight'
    kindBefore = request.kind
    const { method, url } = request
    const fail = (because: string): CannotTell =>
      new CannotTell(
        `${describe(request)}${afterPreflight ? ' (after a preflight that passed)' : ''}: ${because}`,
      )
    const headers = headersOf(request, check, userAgent)
    const body = request.body ? Buffer.from(check.data) : undefined
    let response: IncomingResponse
    try {
      response = await exchange({ method, url, headers, body, signal })
    } catch (error) {
      throw fail(
        signal.aborted
          ? `no response within ${check.timeout} seconds; --timeout sets how many`
          : explainFailure(error, url),
      )
    }
    if (response.status < 200) throw fail(`the status ${response.status} is no end of a request`)
    return response
  }
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request is sent: what is safe always is (RFC 9110 section 9.2.1). */
export const isSent = ({ method }: OutgoingRequest, { sendsUnsafe }: Check): boolean =>
  sendsUnsafe || safeMethods.includes(method)

/** The headers with those that are the user agent's own. */
function headersOf(request: OutgoingRequest, check: Check, userAgent: string): HeaderList {
  const cookie = cookieFor(request, check)
  const cookies: readonly Header[] = cookie === undefined ? [] : [['Cookie', cookie]]
  return [...request.headers, ['User-Agent', userAgent], ...cookies]
}

/** The cookies of the host that was named, whatever its port (RFC 6265 section 8.5), where credentials go along. */
export function cookieFor(
  { credentials, url }: OutgoingRequest,
  { cookies, script }: Check,
): string | undefined {
  const isHost = new URL(url).hostname === new URL(script.url).hostname
  return credentials && isHost && cookies.length > 0 ? cookies.join('; ') : undefined
}

const describe = ({ kind, method, url }: OutgoingRequest): string =>
  `${kind === 'preflight' ? 'the preflight ' : ''}${method} ${url}`
