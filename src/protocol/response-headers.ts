import { includesName } from './header-list.js'

/** The response headers that every script can read (Fetch, `#cors-safelisted-response-header-name`). */
const safelisted: readonly string[] = [
  'Cache-Control',
  'Content-Language',
  'Content-Length',
  'Content-Type',
  'Expires',
  'Last-Modified',
  'Pragma',
]

/** Whether scripts can never read a response header (Fetch, `#forbidden-response-header-name`). */
export const isForbiddenResponseHeaderName = (name: string): boolean =>
  includesName(['Set-Cookie', 'Set-Cookie2'], name)

/** Whether a script can read a response header, given the exposed ones (same section as the list above). */
export const isSafelistedResponseHeaderName = (name: string, exposed: readonly string[]): boolean =>
  includesName(safelisted, name) ||
  (includesName(exposed, name) && !isForbiddenResponseHeaderName(name))

/** Whether a header is an answer of the CORS protocol, such as `Access-Control-Allow-Origin`, which only servers send. */
export const isCorsAnswer = (name: string): boolean => /^access-control-(?!request-)/i.test(name)
