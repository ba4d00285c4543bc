import { isForbiddenRequestHeader } from '../../../../src/protocol/forbidden-request-headers.js'
import { getHeader } from '../../../../src/protocol/header-list.js'
import type { FormRequest, HeaderPair } from './pasted.js'
import { withoutSecret, withoutUserinfo } from './shareable.js'

/** A request as it was sent, with the headers that the browser added. */
export interface SentRequest {
  readonly url: string
  readonly method: string
  readonly headers: readonly HeaderPair[]
  readonly hasBody: boolean
}

/** Headers that browsers send by themselves. A script may set them too, but few do. */
const ofBrowsers =
  /^(?::.*|accept|accept-language|user-agent|priority|upgrade-insecure-requests|x-client-data|save-data)$/i

/** What the developer tools add while "Disable cache" is on. */
const ofTools = /^(?:cache-control|pragma)$/i

/** Whether a request is a preflight. */
export const isPreflight = ({ method, headers }: SentRequest): boolean =>
  method === 'OPTIONS' && getHeader('Access-Control-Request-Method', headers) !== null

/**
 * The request that a script made, from what was sent. A preflight tells about the request that follows it.
 *
 * @param credentials whether the request has credentials, if that is known
 */
export function scriptRequest(
  sent: SentRequest,
  credentials = hasCredentials(sent),
): { request: Partial<FormRequest>; notes: string[] } {
  const { url, headers } = sent
  const origin = getHeader('Origin', headers) ?? originOfReferer(headers, url)
  const asked = isPreflight(sent) ? askedBy(sent) : sent
  const isAdded = ([name]: HeaderPair): boolean =>
    ofTools.test(name) && getHeader('Pragma', headers) === 'no-cache'
  const own = asked.headers.filter(
    ([name, value]) => !ofBrowsers.test(name) && !isForbiddenRequestHeader(name, value),
  )
  const kept = own.filter((header) => !isAdded(header))
  const notes = [
    ...(origin === undefined
      ? ['The text does not say which page sent the request, so choose its origin.']
      : []),
    ...(kept.length < own.length
      ? [
          '`Cache-Control` and `Pragma` are left out. The developer tools add them while "Disable cache" is on.',
        ]
      : []),
    ...(credentials && getHeader('Cookie', headers) !== null
      ? ['The request has cookies, so it is treated as a request with credentials.']
      : []),
  ]
  return {
    request: {
      ...(origin !== undefined && { origin }),
      ...(url !== '' && { url: withoutUserinfo(url) }),
      method: asked.method,
      // The page keeps the request in its address, and people share that.
      headers: kept.map(withoutSecret),
      credentials,
      ...(asked.hasBody && { body: 'text' as const }),
    },
    notes,
  }
}

const hasCredentials = ({ headers }: SentRequest): boolean => getHeader('Cookie', headers) !== null

function askedBy({ headers, ...sent }: SentRequest): SentRequest {
  const names = getHeader('Access-Control-Request-Headers', headers)?.split(',') ?? []
  const asked = names.map((name): HeaderPair => [name.trim(), 'x']).filter(([name]) => name !== '')
  return {
    ...sent,
    method: getHeader('Access-Control-Request-Method', headers) ?? 'GET',
    headers: asked,
  }
}

/** A GET of the same origin has no `Origin`, but `Referer` names the page. */
function originOfReferer(headers: readonly HeaderPair[], url: string): string | undefined {
  const referer = getHeader('Referer', headers)
  if (referer === null || !URL.canParse(referer)) return undefined
  const { origin } = new URL(referer)
  return URL.canParse(url) && new URL(url).origin === origin ? undefined : origin
}
