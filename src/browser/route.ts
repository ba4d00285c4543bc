import type { BrowserRequest } from './browser-request.js'
import type { RouteReason, Step } from './step.js'
import { isHttp, originOf } from './urls.js'

/** A request, and whether its responses are guarded by CORS. */
export interface Routed {
  readonly step: Step
  readonly request: BrowserRequest
}

/**
 * Finds out whether a request leaves its origin, and with that whether CORS guards it (Fetch, `#main-fetch`, the switch
 * on the current URL). Once it left, it stays guarded, on the way back too. No server answers a `data:` URL, which
 * browsers let through; it is taken like every other scheme that is not of HTTP.
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
