import type { Header, HeaderList } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { isSafelistedMethod } from '../protocol/methods.js'
import { unsafeRequestHeaderNames } from '../protocol/request-headers.js'
import { isCorsAnswer } from '../protocol/response-headers.js'
import {
  serializeRequestOrigin,
  type BrowserRequest,
  type OutgoingRequest,
} from './browser-request.js'

/**
 * The response headers that allow exactly this request (Fetch, `#http-responses`). Any page can send the origin `null`, so
 * it gets `*` if `*` is enough.
 */
export function neededHeaders(request: BrowserRequest, kind: OutgoingRequest['kind']): HeaderList {
  const { credentials, method } = request
  const origin = serializeRequestOrigin(request)
  const needed: Header[] = [[names.allowOrigin, origin === 'null' && !credentials ? '*' : origin]]
  if (credentials) needed.push([names.allowCredentials, 'true'])
  if (kind === 'actual') return needed
  if (!isSafelistedMethod(method)) needed.push([names.allowMethods, method])
  // A script sets such a header only by mistake. No server should allow it.
  const unsafe = unsafeRequestHeaderNames(request.headers).filter((name) => !isCorsAnswer(name))
  if (unsafe.length > 0) needed.push([names.allowHeaders, unsafe.join(', ')])
  return needed
}
