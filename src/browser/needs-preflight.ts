import { isSafelistedMethod } from '../protocol/methods.js'
import {
  lengthOfSafelisted,
  longestValues,
  whyUnsafe,
  type UnsafeBecause,
} from '../protocol/request-headers.js'
import type { BrowserRequest } from './browser-request.js'
import type { Step } from './step.js'

/** Why a preflight is needed: the cause, and the method, header or length behind it. */
export type PreflightCause = readonly [
  cause:
    | 'method-not-safelisted'
    | `header-not-safelisted: ${UnsafeBecause}`
    | 'headers-too-long-together'
    | 'stream-body'
    | 'upload-listener',
  subject: string,
]

/**
 * Every reason for a preflight, with an empty CORS-preflight cache (Fetch, `#main-fetch` and `#http-fetch`). Empty if no
 * preflight is needed.
 */
export function findPreflightCauses(request: BrowserRequest): readonly PreflightCause[] {
  const { method, headers, preflightFlag } = request
  const causes: PreflightCause[] = []
  if (!isSafelistedMethod(method)) causes.push(['method-not-safelisted', method])
  for (const header of headers) {
    const because = whyUnsafe(header)
    if (because) causes.push([`header-not-safelisted: ${because}`, header.join(': ')])
  }
  const length = lengthOfSafelisted(headers)
  if (length > longestValues) causes.push(['headers-too-long-together', `${length} bytes`])
  if (preflightFlag) causes.push([preflightFlag, method])
  return causes
}

/** Whether a preflight comes first, with the causes as facts. */
export function needsPreflight(request: BrowserRequest): Step {
  const causes = findPreflightCauses(request)
  const isNeeded = causes.length > 0
  return {
    section: '#http-fetch',
    title: 'A preflight comes first',
    outcome: isNeeded ? 'pass' : 'skip',
    reason: isNeeded ? 'preflight-needed' : 'preflight-not-needed',
    facts: isNeeded ? causes : [['method', request.method]],
  }
}
