import { getHeader, includesName } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { extractSeconds, extractTokens } from '../protocol/header-values.js'
import { isSafelistedMethod } from '../protocol/methods.js'
import { unsafeRequestHeaderNames } from '../protocol/safelisted-request-headers.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import type { Fact, Step } from './step.js'

/** Seconds that a preflight's answer is kept where the server says none. */
export const defaultMaxAge = 5

/**
 * The most seconds that engines keep it: `kMaxTimeout` in Chromium's preflight_result.cc, a literal in Firefox'
 * nsCORSListenerProxy.cpp, `maxPreflightCacheTimeout` in WebKit's CrossOriginPreflightResultCache.cpp.
 */
export const longestMaxAge = { Chromium: 7200, Firefox: 86_400, WebKit: 600 } as const

type Engine = keyof typeof longestMaxAge

/**
 * What engines make of a value that is no number of seconds. By the standard it is as if there were none; what they do
 * instead is seen in `test/browsers`.
 */
const readMalformed: Readonly<Record<Engine, (value: string) => number>> = {
  Chromium: readSigned,
  Firefox: (value) => (value === '' ? defaultMaxAge : 0),
  WebKit: readSigned,
}

function readSigned(value: string): number {
  return /^[+-]\d+$/.test(value) ? Math.max(0, Number(value)) : defaultMaxAge
}

/** How long a preflight's answer is kept (Fetch, `#cors-preflight-fetch`, "Let max-age be"; `#cors-preflight-cache`). */
export function readMaxAge(request: BrowserRequest, response: IncomingResponse): Step {
  const { headers } = response
  const value = getHeader(names.maxAge, headers)
  const given = extractSeconds(names.maxAge, headers)
  const needsWildcard = isAllowedByWildcard(request, response)

  const factOf = (engine: Engine): Fact => {
    const seconds = given ?? (value === null ? defaultMaxAge : readMalformed[engine](value))
    const isKept = engine !== 'Firefox' || !needsWildcard
    return [engine, `${isKept ? Math.min(seconds, longestMaxAge[engine]) : 0} s`]
  }
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
      [names.maxAge, value],
      ...(needsWildcard ? [['allowed only by', '*'] as const] : []),
      factOf('Chromium'),
      factOf('Firefox'),
      factOf('WebKit'),
    ],
  }
}

/** Whether the method or a header of a request that passed is not listed by its name: Firefox keeps no such answer. */
function isAllowedByWildcard(
  { method, headers: sent }: BrowserRequest,
  { headers }: IncomingResponse,
): boolean {
  const methods = extractTokens(names.allowMethods, headers) ?? []
  const allowed = extractTokens(names.allowHeaders, headers) ?? []
  const isListed = methods.includes(method) || isSafelistedMethod(method)
  if (methods.includes('*') && !isListed) return true
  return unsafeRequestHeaderNames(sent).some((name) => !includesName(allowed, name))
}
