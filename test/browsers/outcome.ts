import type { Explanation } from 'allow-origin'
import { getHeader, type Header, type HeaderList } from '../../src/protocol/header-list.js'
import * as names from '../../src/protocol/header-names.js'
import { isScripted, type PageOutcome, type Way } from './page-request.js'
import type { Received } from './servers/mounts.js'
import type { OriginName, Origins } from './servers/origins.js'

/** The outcome of a request, in the words of the tables. */
export interface Outcome {
  readonly verdict: 'allowed' | 'blocked' | 'unknown'
  /** The requests that servers receive. */
  readonly sent: readonly string[]
  /** What each preflight names in `Access-Control-Request-Headers`. */
  readonly asked: readonly string[]
  /** The application's response headers that the script can read beyond the safelist; `null` if it cannot see any. */
  readonly reads: readonly string[] | null
}

/** What the descriptions depend on. */
export interface Context {
  readonly origins: Origins
  readonly way: Way
  /** The server that the script calls. */
  readonly to: OriginName
  /** The headers that the script sets. */
  readonly headers: HeaderList
}

/** What an engine did: what arrived at the servers, and what the page got. */
export const observed = (
  outcome: PageOutcome,
  received: readonly Received[],
  context: Context,
): Outcome => ({
  verdict: outcome.verdict,
  ...describeSent(received, context),
  reads: outcome.verdict === 'allowed' && outcome.readable ? readsOf(outcome.readable) : null,
})

/** What the library predicts. */
export function explained(explanation: Explanation, context: Context): Outcome {
  const { allowed, verdict, exchanges, exposedHeaders } = explanation
  const requests = exchanges.map(({ request }): Received => {
    const cookies: readonly Header[] = request.credentials ? [['Cookie', 'any']] : []
    const url = request.url.replace(anyServer, context.origins[context.to])
    return { ...request, url, headers: [...request.headers, ...cookies] }
  })
  const reads = exposedHeaders === '*' ? applicationHeaders : readsOf(exposedHeaders)
  return {
    verdict,
    ...describeSent(requests, context),
    reads: allowed && isScripted(context.way) ? reads : null,
  }
}

/** The server's origin in requests to `policy.explain`. */
const anyServer = 'https://server.invalid'

/** The headers beyond the safelist that {@link answerTo} sets, except `Set-Cookie`, which scripts cannot read. */
const applicationHeaders = ['x-secret', 'x-total']

const readsOf = (readable: readonly string[]): readonly string[] =>
  readable.filter((name) => [...applicationHeaders, 'set-cookie'].includes(name))

const describeSent = (
  requests: readonly Received[],
  context: Context,
): Pick<Outcome, 'sent' | 'asked'> => ({
  sent: requests.map((request) => describeRequest(request, context)),
  asked: requests
    .filter(({ kind }) => kind === 'preflight')
    .map(({ headers }) => getHeader(names.requestHeaders, headers) ?? 'nothing'),
})

/** Describes a request: its method, its target, its `Origin`, its cookies, and which of the script's headers it lacks. */
function describeRequest(
  { kind, method, url, headers }: Received,
  { origins, headers: set }: Context,
): string {
  const nameOf = (origin: string): string =>
    Object.entries(origins).find(([, other]) => other === origin)?.[0] ?? origin
  const isPreflight = kind === 'preflight'
  const origin = getHeader(names.origin, headers)
  const hasCookies = getHeader('Cookie', headers) !== null
  const missing = Array.from(new Set(set.map(([name]) => name))).filter(
    (name) => getHeader(name, headers) !== getHeader(name, set),
  )
  return [
    isPreflight ? `preflight for ${getHeader(names.requestMethod, headers) ?? ''}` : method,
    `to ${nameOf(new URL(url).origin)}`,
    `as ${origin === null ? 'no-origin' : nameOf(origin)}`,
    ...(hasCookies ? ['with cookies'] : []),
    ...(isPreflight || missing.length === 0 ? [] : [`without ${missing.join(' and ')}`]),
  ].join(' ')
}
