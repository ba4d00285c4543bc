import { getHeader, toSortedLowercaseSet } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { extractTokens } from '../protocol/header-values.js'
import {
  isForbiddenResponseHeaderName,
  isSafelistedResponseHeaderName,
} from '../protocol/response-headers.js'
import type { BrowserRequest, IncomingResponse } from './browser-request.js'
import { credentialsFact, type Fact, type ReadableReason, type Step } from './step.js'

/** Which response headers a script can read. */
export interface ReadableHeaders {
  readonly step: Step
  /** The headers of this response that it can read, in lowercase and sorted. */
  readonly names: readonly string[]
  /**
   * The headers beyond the safelist that it could read if they were present, in lowercase and sorted. `'all'` means every
   * header except `Set-Cookie`. In the list, `*` is a header with that literal name.
   */
  readonly exposed: readonly string[] | 'all'
}

/**
 * Which response headers a script can read (Fetch, `#main-fetch`, `#concept-filtered-response-cors`,
 * `#concept-filtered-response-basic`). A malformed list exposes nothing and blocks nothing.
 */
export function filterReadable(
  request: BrowserRequest,
  response: IncomingResponse,
): ReadableHeaders {
  const all = response.headers.map(([name]) => name)
  const given = getHeader(names.exposeHeaders, response.headers)
  const listed = extractTokens(names.exposeHeaders, response.headers)
  const { reason, exposed } = expose(request, listed)

  const exposedNames = exposed === 'all' ? all : exposed
  const facts: readonly Fact[] = [credentialsFact(request), [names.exposeHeaders, given]]
  return {
    step: {
      section: '#cors-safelisted-response-header-name',
      title: 'Headers that the script can read',
      outcome: reason === 'expose-headers-malformed' ? 'skip' : 'pass',
      reason,
      facts,
    },
    names: toSortedLowercaseSet(
      all.filter((name) => isSafelistedResponseHeaderName(name, exposedNames)),
    ),
    exposed,
  }
}

interface Exposure {
  readonly reason: ReadableReason
  readonly exposed: ReadableHeaders['exposed']
}

function expose(
  { tainting, credentials }: BrowserRequest,
  listed: readonly string[] | null | undefined,
): Exposure {
  if (tainting === 'basic') return { reason: 'all-readable', exposed: 'all' }
  if (listed === undefined) return { reason: 'expose-headers-malformed', exposed: [] }
  const hasWildcard = listed?.includes('*')
  if (hasWildcard && !credentials) return { reason: 'all-exposed', exposed: 'all' }
  const exposed = toSortedLowercaseSet(listed ?? []).filter(
    (name) => !isForbiddenResponseHeaderName(name),
  )
  if (hasWildcard) return { reason: 'expose-wildcard-with-credentials', exposed }
  return { reason: exposed.length === 0 ? 'none-exposed' : 'listed-exposed', exposed }
}
