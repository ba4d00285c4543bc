import type { Exchange } from '../browser/judge.js'
import { getHeader, includesName } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { splitValue } from '../protocol/header-values.js'
import type { Warning } from './explanation.js'

/** What can go wrong later although the request passes, for policies and servers alike. */
export const findWarnings = (exchanges: readonly Exchange[]): readonly Warning[] =>
  exchanges.some(isMixedUp) ? [cacheMixesOrigins] : []

const cacheMixesOrigins: Warning = {
  code: 'cache-mixes-origins',
  message:
    'Add `Vary: Origin` to the response, which names one origin. If the server allows other origins too, a shared cache ' +
    'can mix up their responses and block their pages.',
}

/** Whether a shared cache can serve this response to another origin (RFC 9110 section 12.5.5, RFC 9111 section 4.1). */
function isMixedUp({ request, response }: Exchange): boolean {
  if (response === undefined || !['GET', 'HEAD'].includes(request.method)) return false
  const allowed = getHeader(names.allowOrigin, response.headers)
  if (allowed === null || allowed === '*') return false
  const partsOf = (name: string): readonly string[] =>
    splitValue(getHeader(name, response.headers) ?? '')
  const cacheControl = partsOf('Cache-Control')
  if (['no-store', 'private'].some((name) => includesName(cacheControl, name))) return false
  const varies = partsOf('Vary')
  return !includesName(varies, names.origin) && !varies.includes('*')
}
