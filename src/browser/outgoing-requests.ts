import type { Header } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { unsafeRequestHeaderNames } from '../protocol/request-headers.js'
import {
  serializeRequestOrigin,
  type BrowserRequest,
  type OutgoingRequest,
} from './browser-request.js'

/**
 * The preflight of a request (Fetch, `#cors-preflight-fetch` steps 1 to 6). It never has credentials. Its header names
 * are lowercase, sorted, and separated by commas without spaces.
 */
export function preflightOf(request: BrowserRequest): OutgoingRequest {
  const unsafe = unsafeRequestHeaderNames(request.headers)
  const asked: readonly Header[] =
    unsafe.length === 0 ? [] : [[names.requestHeaders, unsafe.join(',')]]
  return {
    kind: 'preflight',
    method: 'OPTIONS',
    url: withoutFragment(request.url),
    headers: [
      ['Accept', '*/*'],
      [names.requestMethod, request.method],
      ...asked,
      [names.origin, serializeRequestOrigin(request)],
    ],
    credentials: false,
    body: false,
  }
}

/**
 * The request itself (Fetch, `#http-network-or-cache-fetch`, `#append-a-request-origin-header`). A same-origin request
 * has `Origin` unless its method is `GET` or `HEAD`. By default, browsers send credentials with it.
 */
export function actualOf(request: BrowserRequest): OutgoingRequest {
  const { method, url, headers, credentials, body, tainting } = request
  const hasOrigin = tainting === 'cors' || !['GET', 'HEAD'].includes(method)
  return {
    kind: 'actual',
    method,
    url: withoutFragment(url),
    headers: hasOrigin ? [...headers, [names.origin, serializeRequestOrigin(request)]] : headers,
    credentials: credentials || tainting === 'basic',
    body: body !== null,
  }
}

function withoutFragment(url: string): string {
  const sent = new URL(url)
  sent.hash = ''
  return sent.href
}
