import { valuesOf, withoutHeaders, type HeaderList } from '../protocol/header-list.js'
import {
  nonWildcardRequestHeaderNames,
  requestBodyHeaderNames,
} from '../protocol/request-header-names.js'
import { isRedirectStatus } from '../protocol/statuses.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import type { Fact, RedirectReason, Step } from './step.js'
import { hasUserinfo, isHttp, originOf } from './urls.js'

/** Redirects that a browser follows before it gives up. */
export const mostRedirects = 20

/** What a redirect leads to: the next request, unless it fails. */
export interface Redirection {
  readonly step: Step
  readonly request?: BrowserRequest
}

/**
 * Follows a redirect (Fetch, `#http-redirect-fetch`, `#concept-response-location-url`). What guards a response is
 * checked before: the CORS check runs on a redirect like on any other response.
 *
 * @returns `undefined` for a response that is no redirect: one without `Location` is the script's to read
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
  const fail = (reason: RedirectReason): Redirection => ({ step: step('fail', reason, facts) })

  if (others.length > 0) return fail('redirect-location-multiple')
  if (!URL.canParse(location, request.url)) return fail('redirect-location-invalid')
  const target = new URL(location, request.url)
  if (!isHttp(target)) return fail('redirect-scheme-not-http')
  if (request.earlierUrls.length === mostRedirects) return fail('redirect-limit')
  // Within the page's own origin they are let through, until another origin has had a hand in it.
  const isOwn = request.tainting === 'basic' && target.origin === request.origin
  if (hasUserinfo(target) && !isOwn) return fail('redirect-with-userinfo')
  if (status !== 303 && request.body === 'stream') return fail('redirect-with-stream-body')

  const next = leaveOrigin(changeMethod(request, status), target)
  return {
    step: step('pass', 'redirect-followed', [...facts, ['method', next.method]]),
    request: { ...next, url: target.href, earlierUrls: [...request.earlierUrls, request.url] },
  }
}

/** `POST` becomes `GET` on 301 and 302, and every method but `HEAD` does on 303; the body goes. */
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

/** `Authorization` was meant for the origin that the script named, and stays there. */
function leaveOrigin(request: BrowserRequest, target: URL): BrowserRequest {
  if (originOf(request.url) === target.origin) return request
  const headers: HeaderList = withoutHeaders(nonWildcardRequestHeaderNames, request.headers)
  return { ...request, headers }
}

const step = (outcome: 'pass' | 'fail', reason: RedirectReason, facts: readonly Fact[]): Step => ({
  section: '#http-redirect-fetch',
  title: 'The redirect is followed',
  outcome,
  reason,
  facts,
})
