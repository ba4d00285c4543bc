import { getHeader } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import {
  serializeRequestOrigin,
  type BrowserRequest,
  type IncomingResponse,
} from './browser-request.js'
import { credentialsFact, type CorsCheckReason, type Fact, type Step } from './step.js'

/**
 * Whether a response may be shared with the page (Fetch, `#cors-check`). Values must match byte for byte. Two headers
 * are joined into one value, which never equals an origin.
 */
export function corsCheck(request: BrowserRequest, { headers }: IncomingResponse): Step {
  const origin = serializeRequestOrigin(request)
  const allowed = getHeader(names.allowOrigin, headers)
  const facts: Fact[] = [
    [names.origin, origin],
    credentialsFact(request),
    [names.allowOrigin, allowed],
  ]
  const step = (outcome: 'pass' | 'fail', reason: CorsCheckReason): Step => ({
    section: '#cors-check',
    title: 'The response allows the origin',
    outcome,
    reason,
    facts,
  })

  if (allowed === null) return step('fail', 'allow-origin-missing')
  if (!request.credentials && allowed === '*') return step('pass', 'any-origin-allowed')
  if (allowed !== origin) {
    if (allowed === '*') return step('fail', 'allow-origin-wildcard-with-credentials')
    const isMultiple = allowed.includes(',')
    return step('fail', isMultiple ? 'allow-origin-multiple' : 'allow-origin-mismatch')
  }
  if (!request.credentials) return step('pass', 'origin-allowed')

  const credentials = getHeader(names.allowCredentials, headers)
  facts.push([names.allowCredentials, credentials])
  if (credentials === 'true') return step('pass', 'origin-allowed')
  return step(
    'fail',
    credentials === null ? 'allow-credentials-missing' : 'allow-credentials-not-true',
  )
}
