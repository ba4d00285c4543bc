import { includesName } from './header-list.js'

/** The response headers that every script may read (Fetch, `#cors-safelisted-response-header-name`). */
const safelisted: readonly string[] = [
  'Cache-Control',
  'Content-Language',
  'Content-Length',
  'Content-Type',
  'Expires',
  'Last-Modified',
  'Pragma',
]

/** Whether no script may read a response header, whatever the server says (Fetch, `#forbidden-response-header-name`). */
export const isForbiddenResponseHeaderName = (name: string): boolean =>
  includesName(['Set-Cookie', 'Set-Cookie2'], name)

/** Whether a script may read a response header, given those that the server exposes (same section as the list above). */
export const isSafelistedResponseHeaderName = (name: string, exposed: readonly string[]): boolean =>
  includesName(safelisted, name) ||
  (includesName(exposed, name) && !isForbiddenResponseHeaderName(name))
