import { getHeader, includesName, type HeaderList } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { extractTokens } from '../protocol/header-values.js'
import { isSafelistedMethod } from '../protocol/methods.js'
import { nonWildcardRequestHeaderNames } from '../protocol/request-header-names.js'
import { unsafeRequestHeaderNames } from '../protocol/request-headers.js'
import { isOkStatus, isRedirectStatus } from '../protocol/statuses.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import { corsCheck } from './cors-check.js'
import { checkMaxAge } from './max-age.js'
import { credentialsFact, isFailure, type Fact, type PreflightReason, type Step } from './step.js'

/** A check. It returns `undefined` if there is nothing to check. */
type PreflightRule = (request: BrowserRequest, response: IncomingResponse) => Step | undefined

/**
 * Checks the response to a preflight in the browser's order (Fetch, `#cors-preflight-fetch` step 7). The CORS check and
 * the status are one condition, so both are reported. After that, the first failure is the last step.
 */
export function checkPreflight(
  request: BrowserRequest,
  response: IncomingResponse,
): readonly Step[] {
  const steps = [corsCheck(request, response), checkStatus(response)]
  for (const check of laterChecks) {
    if (steps.some(isFailure)) break
    const done = check(request, response)
    if (done) steps.push(done)
  }
  return steps
}

const preflightStep = (
  outcome: 'pass' | 'fail',
  title: string,
  reason: PreflightReason,
  facts: readonly Fact[],
): Step => ({ section: '#cors-preflight-fetch', title, outcome, reason, facts })

function checkStatus({ status }: IncomingResponse): Step {
  const title = 'The status of the preflight is 200 to 299'
  const facts: readonly Fact[] = [['status', String(status)]]
  if (isOkStatus(status)) return preflightStep('pass', title, 'status-ok', facts)
  return preflightStep(
    'fail',
    title,
    isRedirectStatus(status) ? 'status-redirect' : 'status-not-ok',
    facts,
  )
}

const readLists: PreflightRule = (_request, { headers }) => {
  const title = 'The lists of methods and headers can be read'
  const facts: readonly Fact[] = [
    [names.allowMethods, getHeader(names.allowMethods, headers)],
    [names.allowHeaders, getHeader(names.allowHeaders, headers)],
  ]
  if (extractTokens(names.allowMethods, headers) === undefined) {
    return preflightStep('fail', title, 'allow-methods-malformed', facts)
  }
  if (extractTokens(names.allowHeaders, headers) === undefined) {
    return preflightStep('fail', title, 'allow-headers-malformed', facts)
  }
  return preflightStep('pass', title, 'lists-well-formed', facts)
}

const checkMethod: PreflightRule = ({ method, credentials, preflightFlag }, { headers }) => {
  const given = getHeader(names.allowMethods, headers)
  const title = 'The method is allowed'
  const facts: readonly Fact[] = [
    ['method', method],
    credentialsFact({ credentials }),
    [names.allowMethods, given],
  ]
  if (given === null && preflightFlag) return preflightStep('pass', title, 'method-assumed', facts)
  const listed = extractTokens(names.allowMethods, headers) ?? []
  if (listed.includes(method)) return preflightStep('pass', title, 'method-listed', facts)
  if (isSafelistedMethod(method)) return preflightStep('pass', title, 'method-safelisted', facts)
  const hasWildcard = listed.includes('*')
  if (hasWildcard && !credentials) return preflightStep('pass', title, 'method-wildcard', facts)
  if (listed.some((other) => other.toUpperCase() === method.toUpperCase())) {
    return preflightStep('fail', title, 'method-listed-in-other-case', facts)
  }
  return preflightStep(
    'fail',
    title,
    hasWildcard ? 'method-wildcard-with-credentials' : 'method-not-listed',
    facts,
  )
}

/**
 * In the standard, `*` does not cover `Authorization` (`#cors-non-wildcard-request-header-name`). Every engine lets it
 * pass without credentials, so this does too. Engines have announced that they will follow the standard (whatwg/fetch
 * issue 1919).
 */
const checkAuthorization: PreflightRule = ({ credentials, headers: sent }, { headers }) => {
  const asked = nonWildcardRequestHeaderNames.filter((name) => getHeader(name, sent) !== null)
  if (asked.length === 0) return undefined
  return checkNames(asked, 'Authorization is allowed by its name', credentials, headers, {
    listed: 'authorization-listed',
    notListed: 'authorization-not-listed',
    wildcard: 'authorization-only-wildcard',
  })
}

const checkHeaders: PreflightRule = ({ credentials, headers: sent }, { headers }) => {
  const asked = unsafeRequestHeaderNames(sent)
  if (asked.length === 0) return undefined
  return checkNames(asked, 'The headers are allowed', credentials, headers, {
    listed: 'headers-listed',
    notListed: 'headers-not-listed',
    wildcard: 'headers-wildcard',
  })
}

interface Outcomes {
  readonly listed: PreflightReason
  readonly notListed: PreflightReason
  /** If `*` is listed and the request has no credentials. With credentials, `*` is a literal name. */
  readonly wildcard: PreflightReason
}

function checkNames(
  asked: readonly string[],
  title: string,
  credentials: boolean,
  headers: HeaderList,
  { listed, notListed, wildcard }: Outcomes,
): Step {
  const allowed = extractTokens(names.allowHeaders, headers) ?? []
  const missing = asked.filter((name) => !includesName(allowed, name))
  const facts: readonly Fact[] = [
    ['headers', asked.join(', ')],
    credentialsFact({ credentials }),
    [names.allowHeaders, getHeader(names.allowHeaders, headers)],
  ]
  if (missing.length === 0) return preflightStep('pass', title, listed, facts)
  const told: readonly Fact[] = [...facts, ['missing', missing.join(', ')]]
  if (!allowed.includes('*')) return preflightStep('fail', title, notListed, told)
  if (credentials) return preflightStep('fail', title, 'headers-wildcard-with-credentials', told)
  return preflightStep('pass', title, wildcard, facts)
}

const laterChecks: readonly PreflightRule[] = [
  readLists,
  checkMethod,
  checkAuthorization,
  checkHeaders,
  checkMaxAge,
]
