import { badPorts } from '../protocol/bad-ports.js'
import { isLoopback } from '../protocol/loopback-hosts.js'
import type { BrowserRequest } from './browser-request.js'
import type { RouteReason, Step } from './step.js'
import { isHttp } from './urls.js'

/** A request whose `tainting` says whether CORS guards its response. */
export interface Routed {
  readonly step: Step
  readonly request: BrowserRequest
}

/**
 * Determines whether a request is cross-origin, so CORS guards it (Fetch, `#main-fetch`, the switch on the current
 * URL). A request that was cross-origin once stays guarded, even back on its own origin. Browsers allow `data:` URLs, but
 * no server answers them, so they count as non-HTTP like other schemes.
 */
export function route(request: BrowserRequest): Routed {
  const { origin, url, tainting } = request
  const target = new URL(url)
  const to = (outcome: Step['outcome'], reason: RouteReason): Step => ({
    section: reason === 'bad-port' ? '#port-blocking' : '#main-fetch',
    title: 'Where the request goes',
    outcome,
    reason,
    facts: [
      ['page', origin],
      ['url', url],
    ],
  })
  const refused = whyNotSent(origin, target)
  if (refused) return { request, step: to('fail', refused) }
  const isOwn = target.origin === origin
  if (isOwn && tainting === 'basic') return { request, step: to('pass', 'same-origin') }
  return {
    request: { ...request, tainting: 'cors' },
    step: to('pass', isOwn ? 'back-from-another-origin' : 'cross-origin'),
  }
}

/** Why browsers do not even connect, whatever the server allows. It applies to redirected requests too. */
function whyNotSent(origin: string, target: URL): RouteReason | undefined {
  if (!isHttp(target)) return 'scheme-not-http'
  if (target.port !== '' && badPorts.has(Number(target.port))) return 'bad-port'
  return isMixedContent(origin, target) ? 'mixed-content' : undefined
}

/**
 * Whether a page on https asks for a URL that anyone on the network could change (Mixed Content,
 * `#should-block-fetch`). Browsers trust this machine without https.
 */
const isMixedContent = (origin: string, { protocol, hostname }: URL): boolean =>
  origin.startsWith('https:') && protocol === 'http:' && !isLoopback(hostname.replace(/\.$/, ''))
