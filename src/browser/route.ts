import type { BrowserRequest } from './browser-request.js'
import type { RouteReason, Step } from './step.js'
import { isHttp, originOf } from './urls.js'

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
  const target = originOf(url)
  const to = (outcome: Step['outcome'], reason: RouteReason): Step => ({
    section: '#main-fetch',
    title: 'Where the request goes',
    outcome,
    reason,
    facts: [
      ['page', origin],
      ['url', url],
    ],
  })
  if (!isHttp(new URL(url))) return { request, step: to('fail', 'scheme-not-http') }
  const isOwn = target === origin
  if (isOwn && tainting === 'basic') return { request, step: to('pass', 'same-origin') }
  return {
    request: { ...request, tainting: 'cors' },
    step: to('pass', isOwn ? 'back-from-another-origin' : 'cross-origin'),
  }
}
