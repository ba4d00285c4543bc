import { getHeader } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { extractSeconds } from '../protocol/header-values.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import type { Step } from './step.js'

/** Seconds that a preflight's answer is kept where the server says none. */
export const defaultMaxAge = 5

/**
 * The most seconds that engines keep it: `kMaxTimeout` in Chromium's preflight_result.cc, a literal in Firefox'
 * nsCORSListenerProxy.cpp, `maxPreflightCacheTimeout` in WebKit's CrossOriginPreflightResultCache.cpp.
 */
export const longestMaxAge = { Chromium: 7200, Firefox: 86_400, WebKit: 600 } as const

/** How long a preflight's answer is kept (Fetch, `#cors-preflight-fetch`, "Let max-age be"; `#cors-preflight-cache`). */
export function readMaxAge(_request: BrowserRequest, { headers }: IncomingResponse): Step {
  const given = extractSeconds(names.maxAge, headers)
  const seconds = given ?? defaultMaxAge
  return {
    section: '#http-access-control-max-age',
    title: 'The answer is kept for later requests',
    outcome: given === undefined ? 'skip' : 'pass',
    reason:
      given === undefined
        ? 'max-age-malformed'
        : given === null
          ? 'max-age-missing'
          : 'max-age-given',
    facts: [
      [names.maxAge, getHeader(names.maxAge, headers)],
      ...Object.entries(longestMaxAge).map(
        ([engine, longest]) => [engine, `${Math.min(seconds, longest)} s`] as const,
      ),
    ],
  }
}
