import { isFromCache } from '../../protocol/from-cache.js'
import { getHeader, valuesOf } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import { isRedirectStatus } from '../../protocol/statuses.js'
import { unknownOrigin } from './attacks.js'
import type { Learned } from './audit-server.js'
import { unknownAccess } from './findings.js'
import { variesBy } from './missing-vary.js'
import { accessOf, asksFirst, type Probed } from './probe.js'
import { mostRequests, type Session } from './session.js'

/** Something to know that is not a fault. */
export interface AuditNote {
  readonly code: NoteCode
  readonly message: string
}

export type NoteCode =
  | 'origin-unknown'
  | 'origin-denied'
  | 'redirect'
  | 'cached'
  | 'only-errors'
  | 'stopped'
  | 'no-cors'
  | 'error-status'
  | 'any-subdomain'
  | 'denied-headers'
  | 'methods-differ'
  | 'preflight-vary'
  | 'left-out'

/** Without these, a hole could have been missed. */
const incomplete: readonly NoteCode[] = [
  'origin-unknown',
  'origin-denied',
  'redirect',
  'cached',
  'only-errors',
  'stopped',
]
export const isIncomplete = ({ code }: AuditNote): boolean => incomplete.includes(code)

export function auditNotes(
  learned: Learned,
  { failures, isStopped, requests }: Session,
  leftOut: number,
): readonly AuditNote[] {
  const { url, plain, attacks } = learned
  const notes: AuditNote[] = []
  const note = (code: NoteCode, message: string): void => void notes.push({ code, message })
  noteOrigins(learned, note)
  const status = plain[0]?.response.status ?? 0
  const location = getHeader('Location', plain[0]?.response.headers ?? [])
  if (isRedirectStatus(status) && location !== null) {
    note('redirect', `The URL redirects to ${location}. Audit that URL instead.`)
  } else if (status >= 400) {
    const isBare = notes.some(({ code }) => code === 'no-cors')
    note(
      isBare ? 'only-errors' : 'error-status',
      `The URL responds with ${status}. Only this error response was tested.` +
        (isBare ? ' Audit a URL that responds without an error.' : ''),
    )
  }
  if ([...plain, ...attacks.map(({ probed }) => probed)].some(isCachedResponse)) {
    note(
      'cached',
      'A cache responded to some requests, so the server did not see their origin. Audit the server without the ' +
        'cache in front of it.',
    )
  }
  if (isStopped) {
    note(
      'stopped',
      'The server stopped responding, or asked for fewer requests (429). Try again later.',
    )
  } else if (failures > 0) {
    note('left-out', `${failures} of ${requests} requests had no response.`)
  } else if (leftOut > 0) {
    note(
      'left-out',
      `An audit sends at most ${mostRequests} requests, so ${leftOut} attacks were left out. Use fewer --origin at a time.`,
    )
  }
  const subdomain = attacks.find(
    ({ code, probed }) =>
      code === 'any-subdomain' &&
      accessOf(probed, url) > unknownAccess(learned, unknownOrigin, asksFirst(probed)),
  )
  if (subdomain) {
    note(
      'any-subdomain',
      `Subdomains such as ${subdomain.origin} are allowed. Each of them must be as safe as the server.`,
    )
  }
  noteResponses(learned, note)
  return notes
}

/** Whether a cache sent what the server said to another origin, or would have. */
const isCachedResponse = ({ response: { headers } }: Probed): boolean =>
  isFromCache(headers) &&
  !variesBy(names.origin, headers) &&
  getHeader(names.allowOrigin, headers) !== '*'

type AddNote = (code: NoteCode, message: string) => void

function noteOrigins({ plain, url, origins, ...rest }: Learned, note: AddNote): void {
  const hasCors = plain.some(({ response: { headers } }) =>
    names.responseHeaders.some((name) => valuesOf(name, headers).length > 0),
  )
  const hasList =
    hasCors || plain.some(({ response: { headers } }) => variesBy(names.origin, headers))
  const isPublic = unknownAccess({ plain, url, ...rest }, unknownOrigin, false) > 0
  const [first] = origins
  if (!hasList && first) {
    note('no-cors', `No response has a CORS header, not even those for ${first.origin}.`)
    return
  }
  if (isPublic || origins.some(({ allowed }) => allowed !== 'no')) return
  if (first === undefined) {
    const seen = hasList ? 'The server seems to allow some origins' : 'No response allows an origin'
    note(
      'origin-unknown',
      `${seen}, and the audit did not find one. Add an origin that is allowed: --origin https://app.example.com`,
    )
  } else {
    note(
      'origin-denied',
      `The server does not allow ${first.origin}. Are --origin and the URL right?`,
    )
  }
}

function noteResponses({ plain, url, others, origins }: Learned, note: AddNote): void {
  const leaky = plain.find(({ origin, response: { headers } }) => {
    const allowed = getHeader(names.allowOrigin, headers)
    const isDenied = origin !== null && allowed !== origin && allowed !== '*'
    return isDenied && names.responseHeaders.some((name) => getHeader(name, headers) !== null)
  })
  if (leaky) {
    note(
      'denied-headers',
      'Denied responses have CORS headers too. They are harmless, but reveal what other origins may do.',
    )
  }
  const allowed = origins.find((known) => known.allowed !== 'no')?.origin
  const same = (one: Probed | undefined, other: Probed | undefined): boolean =>
    one === undefined || other === undefined || accessOf(one, url) === accessOf(other, url)
  const of = (method: string): Probed | undefined =>
    [...plain, ...others].find(
      (probed) => probed.method === method && probed.origin === (allowed ?? unknownOrigin),
    )
  const differing = ['HEAD', 'OPTIONS'].filter((method) => !same(of('GET'), of(method)))
  if (differing.length > 0) {
    note(
      'methods-differ',
      `GET and ${differing.join(' and ')} respond differently to ${allowed ?? unknownOrigin}. Some requests from its pages may fail.`,
    )
  }
  const [preflight, other] = [...plain, ...others].filter(
    (probed) => asksFirst(probed) && probed.origin === (allowed ?? unknownOrigin),
  )
  const pairs = [
    [names.allowHeaders, names.requestHeaders],
    [names.allowMethods, names.requestMethod],
  ] as const
  const missing = pairs
    .filter(([given, asked]) => {
      const values = [preflight, other].map((one) => getHeader(given, one?.response.headers ?? []))
      const isSame = values[0] === values[1] || values.includes(null)
      return !isSame && !variesBy(asked, preflight?.response.headers ?? [])
    })
    .map(([, asked]) => asked)
  if (missing.length > 0) {
    note(
      'preflight-vary',
      `Preflights depend on ${missing.join(' and ')} without naming it in Vary. This matters only if a CDN caches OPTIONS.`,
    )
  }
}
