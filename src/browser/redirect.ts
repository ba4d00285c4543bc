import { valuesOf, withoutHeaders, type HeaderList } from '../protocol/header-list.js'
import {
  nonWildcardRequestHeaderNames,
  requestBodyHeaderNames,
} from '../protocol/request-header-names.js'
import { isRedirectStatus } from '../protocol/statuses.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import type { Fact, RedirectReason, Step } from './step.js'
import { hasUserinfo, isHttp, originOf } from './urls.js'

/** The number of redirects that a browser follows before it gives up. */
export const mostRedirects = 20

/** The result of a redirect: a step, and the next request unless the redirect fails. */
export interface Redirection {
  readonly step: Step
  readonly request?: BrowserRequest
}

/**
 * Follows a redirect (Fetch, `#http-redirect-fetch`, `#concept-response-location-url`). Run the CORS check before: it
 * applies to a redirect as to any other response.
 *
 * @returns `undefined` if the response is not a redirect. Without `Location`, the script can read the response
 */
export function followRedirect(
  request: BrowserRequest,
  { status, headers }: IncomingResponse,
): Redirection | undefined {
  const [location, ...others] = valuesOf('Location', headers)
  if (!isRedirectStatus(status) || location === undefined) return undefined
  const facts: readonly Fact[] = [
    ['status', String(status)],
    ['Location', [location, ...others].join(', ')],
  ]
  const fail = (reason: RedirectReason): Redirection => ({
    step: redirectStep('fail', reason, facts),
  })

  if (others.length > 0) return fail('redirect-location-multiple')
  const target = urlOfLocation(location, request.url)
  if (!target) return fail('redirect-location-invalid')
  if (!isHttp(target)) return fail('redirect-scheme-not-http')
  if (request.earlierUrls.length === mostRedirects) return fail('redirect-limit')
  // A username is allowed while the request has never left the page's own origin.
  const isOwn = request.tainting === 'basic' && target.origin === request.origin
  if (hasUserinfo(target) && !isOwn) return fail('redirect-with-userinfo')
  if (status !== 303 && request.body === 'stream') return fail('redirect-with-stream-body')

  const next = leaveOrigin(changeMethod(request, status), target)
  return {
    step: redirectStep('pass', 'redirect-followed', [...facts, ['method', next.method]]),
    request: { ...next, url: target.href, earlierUrls: [...request.earlierUrls, request.url] },
  }
}

/**
 * The URL of a redirect. A byte beyond ASCII is percent-encoded, so raw UTF-8 means what it says.
 *
 * @param location with one character for each byte
 */
export function urlOfLocation(location: string, base: string): URL | undefined {
  const encoded = location.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`)
  return URL.canParse(encoded, base) ? new URL(encoded, base) : undefined
}

/** On 301 and 302, `POST` becomes `GET`; on 303, every method except `HEAD` does. The body is dropped. */
function changeMethod(request: BrowserRequest, status: number): BrowserRequest {
  const { method, headers } = request
  const becomesGet =
    status === 303
      ? method !== 'GET' && method !== 'HEAD'
      : (status === 301 || status === 302) && method === 'POST'
  if (!becomesGet) return request
  return {
    ...request,
    method: 'GET',
    headers: withoutHeaders(requestBodyHeaderNames, headers),
    body: null,
  }
}

/** Drops `Authorization` when the origin changes: it was meant only for the first origin. */
function leaveOrigin(request: BrowserRequest, target: URL): BrowserRequest {
  if (originOf(request.url) === target.origin) return request
  const headers: HeaderList = withoutHeaders(nonWildcardRequestHeaderNames, request.headers)
  return { ...request, headers }
}

const redirectStep = (
  outcome: 'pass' | 'fail',
  reason: RedirectReason,
  facts: readonly Fact[],
): Step => ({
  section: '#http-redirect-fetch',
  title: 'The redirect is followed',
  outcome,
  reason,
  facts,
})
