import { getHeader, includesName } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { extractSeconds, extractTokens } from '../protocol/header-values.js'
import { isSafelistedMethod } from '../protocol/methods.js'
import { unsafeRequestHeaderNames } from '../protocol/request-headers.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import type { Fact, Step } from './step.js'

/** How many seconds a preflight is cached if the server sets no time. */
export const defaultMaxAge = 5

/**
 * The most seconds that each engine caches it: `kMaxTimeout` in Chromium's preflight_result.cc, a literal in Firefox's
 * nsCORSListenerProxy.cpp, `maxPreflightCacheTimeout` in WebKit's CrossOriginPreflightResultCache.cpp.
 */
export const longestMaxAge = { Chromium: 7200, Firefox: 86_400, WebKit: 600 } as const

type Engine = keyof typeof longestMaxAge

/**
 * How engines read a value. In the standard, a value that is not only digits counts as missing. The tests in
 * `test/browsers/preflight-cache` show what engines do instead.
 */
const secondsIn: Readonly<Record<Engine, (value: string, given?: number | null) => number>> = {
  Chromium: readInt64,
  Firefox: (value, given) => given ?? (value === '' ? defaultMaxAge : 0),
  WebKit: readInt64,
}

/** Reads a 64-bit integer with an optional sign. */
function readInt64(value: string): number {
  if (!/^[+-]?\d+$/.test(value)) return defaultMaxAge
  const integer = BigInt(value)
  if (BigInt.asIntN(64, integer) !== integer) return defaultMaxAge
  return Math.max(0, Number(integer))
}

/** How long a preflight is cached (Fetch, `#cors-preflight-fetch`, "Let max-age be"; `#cors-preflight-cache`). */
export function checkMaxAge(request: BrowserRequest, response: IncomingResponse): Step {
  const { headers } = response
  const value = getHeader(names.maxAge, headers)
  const given = extractSeconds(names.maxAge, headers)
  const needsWildcard = isAllowedByWildcard(request, response)

  const factOf = (engine: Engine): Fact => {
    const seconds = value === null ? defaultMaxAge : secondsIn[engine](value, given)
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

/** Whether only `*` allows the method or a header of a request that passed. Firefox does not cache such a preflight. */
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
