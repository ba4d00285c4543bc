import type { Exchange } from '../browser/judge.js'
import { getHeader, includesName } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { splitValue } from '../protocol/header-values.js'
import { findCorsAnswers } from './cors-answers.js'
import type { Found } from './create-explanation.js'
import type { RequestExplained, Warning } from './explanation.js'

/** What can go wrong later, for policies and servers alike. */
export function findWarnings(
  { headers }: RequestExplained,
  { verdict, steps, exchanges }: Found,
): readonly Warning[] {
  return [
    findCorsAnswers(headers),
    steps.some(({ reason }) => reason === onlyWildcard.code) && onlyWildcard,
    verdict === 'allowed' && exchanges.some(isMixedUp) && cacheMixesOrigins,
  ].filter((warning) => typeof warning === 'object')
}

const onlyWildcard: Warning = {
  code: 'authorization-only-wildcard',
  message:
    'List Authorization by name in Access-Control-Allow-Headers. Browsers let `*` cover it today, but the standard ' +
    'does not, and they will follow it.',
}

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
