import { getHeader, includesName, valuesOf, type HeaderList } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import { splitValue } from '../../protocol/header-values.js'
import { asksFirst, type Probed } from './probe.js'

/** Statuses that a cache may store without being told for how long (RFC 9110 section 15.1). */
const cacheable = new Set([200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501])

/** Whether caches may store a response (RFC 9111 section 3). Some CDNs store responses to OPTIONS too. */
function mayBeStored({ status, headers }: Probed['response']): boolean {
  const control = (getHeader('Cache-Control', headers) ?? '').toLowerCase()
  if (/\bno-store\b/.test(control)) return false
  const isTold =
    /\b(?:max-age|s-maxage|public)\b/.test(control) || getHeader('Expires', headers) !== null
  return isTold || cacheable.has(status)
}

export const variesBy = (name: string, headers: HeaderList): boolean =>
  includesName(splitValue(getHeader('Vary', headers) ?? ''), name) ||
  getHeader('Vary', headers) === '*'

/** What a response allows, to compare it with another. */
const corsHeadersOf = ({ response: { headers } }: Probed): string =>
  JSON.stringify(names.responseHeaders.map((name) => valuesOf(name, headers)))

/** A response that depends on `Origin` without saying so: one to a request itself, or else to a preflight. */
export function missingVary(plain: readonly Probed[]): Probed | undefined {
  for (const preflight of [false, true]) {
    const group = plain.filter(
      (probed) =>
        asksFirst(probed) === preflight && probed.method !== 'HEAD' && probed.hasCookie !== true,
    )
    const depends = new Set(group.map(corsHeadersOf)).size > 1
    // An allowed response is the clearest example.
    const missing = group.filter(
      ({ response }) => mayBeStored(response) && !variesBy(names.origin, response.headers),
    )
    if (depends && missing.length > 0) {
      return (
        missing.find(
          ({ origin, response }) => origin === getHeader(names.allowOrigin, response.headers),
        ) ?? missing[0]
      )
    }
  }
  return undefined
}
