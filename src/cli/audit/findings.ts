import type { OutgoingRequest, IncomingResponse } from '../../browser/browser-request.js'
import { isLoopback } from '../../origin/loopback.js'
import { isOriginOrNull, parseOrigin } from '../../origin/serialized-origin.js'
import { getHeader, valuesOf } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import { canBeOwned, suffixOf, type Attack } from './attacks.js'
import { findingWords, type FindingCode, type Severity } from './codes.js'
import { accessOf, asksFirst, requestOf, type Access, type Probed } from './probe.js'
import { missingVary } from './missing-vary.js'

/** Something that the server wrongly allows, or gets wrong. */
export interface AuditFinding {
  readonly code: FindingCode
  readonly severity: Severity
  readonly title: string
  /** The origins that show it; empty if it does not depend on the origin. */
  readonly origins: readonly string[]
  readonly attack: string
  readonly fix: { readonly general: string; readonly library: string }
  /** The exchange that shows it. */
  readonly exchange: { readonly request: OutgoingRequest; readonly response: IncomingResponse }
}

/** What was sent, and what for. */
export interface Evidence {
  readonly url: string
  /** Requests without `Origin`, with an unknown one, and with allowed ones. */
  readonly plain: readonly Probed[]
  readonly attacks: readonly (Attack & { readonly probed: Probed })[]
}

/** The access that an unknown origin has. Others are compared with it: what everyone gets is not an attack. */
export function unknownAccess(evidence: Evidence, unknown: string, preflight: boolean): Access {
  const found = evidence.plain.filter(
    (probed) => probed.origin === unknown && asksFirst(probed) === preflight,
  )
  return found.reduce<Access>((most, probed) => {
    const access = accessOf(probed, evidence.url)
    return access > most ? access : most
  }, 0)
}

/** The findings, each code once, most severe first. */
export function findAll(
  evidence: Evidence,
  unknowns: readonly [string, string],
): readonly AuditFinding[] {
  const found = [
    ...findAnyOrigin(evidence, unknowns),
    ...attackFindings(evidence, unknowns[0]),
    ...findWildcard(evidence, unknowns[0]),
    ...findInvalid(evidence),
    ...findVary(evidence),
  ]
  const order: readonly Severity[] = ['high', 'medium', 'low']
  return found.sort((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
}

function findAnyOrigin(evidence: Evidence, unknowns: readonly [string, string]): AuditFinding[] {
  for (const preflight of [false, true]) {
    if (unknowns.some((origin) => unknownAccess(evidence, origin, preflight) < 2)) continue
    const shown = evidence.plain.find(
      (probed) =>
        probed.origin === unknowns[0] &&
        asksFirst(probed) === preflight &&
        accessOf(probed, evidence.url) === 2,
    )
    if (shown) return [create('any-origin-with-credentials', shown, evidence, [...unknowns], 2)]
  }
  return []
}

/** The least access that counts. Without credentials, these only expose what is public anyway. */
const leastAccess: Readonly<Partial<Record<Attack['code'], Access>>> = {
  'shared-domain-origin': 2,
  'insecure-origin': 2,
  'any-port': 2,
}

type SentAttack = Evidence['attacks'][number]

function attackFindings(evidence: Evidence, unknown: string): AuditFinding[] {
  const measured = evidence.attacks.map((attack) => ({
    ...attack,
    access: accessOf(attack.probed, evidence.url),
  }))
  /** What an origin gets that no one means to allow or deny in particular. */
  const usual = ({ code, origin, probed }: SentAttack): Access => {
    const everyone = unknownAccess(evidence, unknown, asksFirst(probed))
    if (code !== 'look-alike-origin') return everyone
    const neighbors = measured.filter(
      (one) =>
        one.code === 'shared-domain-origin' &&
        suffixOfOrigin(one.origin) === suffixOfOrigin(origin),
    )
    return neighbors.reduce((most, { access }) => (access > most ? access : most), everyone)
  }
  const through = measured
    .filter((one) => one.access > usual(one) && one.access >= (leastAccess[one.code] ?? 1))
    .filter(({ code }) => code !== 'insecure-origin' || !isReadOnTheWay(evidence.url))
  const codes = Array.from(new Set(through.map(({ code }) => code)))
  return codes.flatMap((code) => {
    if (code === 'any-subdomain') return []
    const same = through.filter((one) => one.code === code)
    // An attack that reads the response says more than one that only sends requests.
    const rank = ({ access, probed, origin }: (typeof same)[number]): number =>
      access * 4 + (asksFirst(probed) ? 0 : 2) + (canBeOwned(origin) ? 1 : 0)
    const worst = same.reduce((most, one) => (rank(one) > rank(most) ? one : most))
    const origins = Array.from(new Set(same.map(({ origin }) => origin)))
    return [create(code, worst.probed, evidence, origins, worst.access)]
  })
}

const suffixOfOrigin = (origin: string): string => suffixOf(parseOrigin(origin)?.host ?? origin)

/** On plain http, the network reads the responses anyway. */
const isReadOnTheWay = (url: string): boolean => {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname)
}

function findWildcard(evidence: Evidence, unknown: string): AuditFinding[] {
  // If the response to a request with a cookie names the origin instead, browsers do not block it.
  if (unknownAccess(evidence, unknown, false) === 2) return []
  const shown = evidence.plain.find(
    ({ response: { headers } }) =>
      getHeader(names.allowOrigin, headers) === '*' &&
      getHeader(names.allowCredentials, headers) === 'true',
  )
  return shown ? [create('wildcard-with-credentials', shown, evidence, [], 0)] : []
}

function findInvalid(evidence: Evidence): AuditFinding[] {
  const allowedBy = ({ response }: Probed): string | null =>
    getHeader(names.allowOrigin, response.headers)
  const isAnyAllowed = (preflight: boolean): boolean =>
    evidence.plain.some(
      (probed) =>
        probed.origin !== null &&
        asksFirst(probed) === preflight &&
        ['*', probed.origin].some((value) => value === allowedBy(probed)),
    )
  const shown = evidence.plain.find((probed) => {
    const values = valuesOf(names.allowOrigin, probed.response.headers)
    const isInvalid =
      values.length > 1 || values.some((value) => value !== '*' && !isOriginOrNull(value))
    // If some page is allowed, an odd value can be how the server denies others, or what it sends without Origin.
    const isOwn = probed.origin !== null && allowedBy(probed)?.includes(probed.origin) === true
    return isInvalid && (isOwn || !isAnyAllowed(asksFirst(probed)))
  })
  return shown ? [create('invalid-allow-origin', shown, evidence, [], 0)] : []
}

function findVary({ plain, ...evidence }: Evidence): AuditFinding[] {
  const shown = missingVary(plain)
  return shown ? [create('vary-missing', shown, { plain, ...evidence }, [], 0)] : []
}

function create(
  code: FindingCode,
  shown: Probed,
  { url }: Evidence,
  origins: readonly string[],
  access: Access,
): AuditFinding {
  const { title, attack, fix, library } = findingWords[code]
  return {
    code,
    severity: severityOf(code, shown, access),
    title,
    origins,
    attack: attack.replace('{does}', whatPageDoes(shown, access)),
    fix: { general: fix, library },
    exchange: { request: requestOf(shown, url), response: shown.response },
  }
}

function whatPageDoes(shown: Probed, access: Access): string {
  if (asksFirst(shown)) return 'can send requests that need a preflight'
  return access === 2
    ? "can read the response with the user's cookies"
    : 'can read the response, without cookies'
}

function severityOf(code: FindingCode, shown: Probed, access: Access): Severity {
  if (code === 'vary-missing') return asksFirst(shown) ? 'low' : 'medium'
  if (access < 2) return 'low'
  if (shown.origin !== null && !canBeOwned(shown.origin)) return 'low'
  return code === 'any-port' || asksFirst(shown) ? 'medium' : 'high'
}
