import { isLoopback } from '../../origin/loopback.js'
import { parseOrigin } from '../../origin/serialized-origin.js'
import { getHeader } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import {
  attacksOn,
  joinedAttacks,
  likelyOrigins,
  generalAttacks,
  otherUnknownOrigin,
  sharedAttacks,
  unknownOrigin,
  type Attack,
} from './attacks.js'
import { findAll, unknownAccess, type AuditFinding, type Evidence } from './findings.js'
import { auditNotes, isIncomplete, type AuditNote } from './audit-notes.js'
import {
  accessOf,
  preflightFrom,
  withCookie,
  type Access,
  type Probe,
  type Probed,
} from './probe.js'
import { mostRequests, Session, type SendProbe } from './session.js'

/** An origin that the user named, or that the audit found to be allowed. */
export interface KnownOrigin {
  readonly origin: string
  readonly source: 'given' | 'found'
  readonly allowed: 'no' | 'without-credentials' | 'with-credentials'
}

/** What an audit found. */
export interface AuditReport {
  readonly verdict: 'passed' | 'failed' | 'unknown'
  readonly url: string
  /** The status of the response to a `GET` without `Origin`. */
  readonly status: number
  readonly requests: number
  readonly origins: readonly KnownOrigin[]
  readonly findings: readonly AuditFinding[]
  readonly notes: readonly AuditNote[]
}

/** What the audit has learned so far. */
export interface Learned extends Evidence {
  readonly plain: Probed[]
  readonly attacks: (Attack & { readonly probed: Probed })[]
  readonly origins: readonly KnownOrigin[]
  /** The response to a `HEAD`, and to a preflight that asks for something else. */
  readonly others: readonly Probed[]
}

const get = (origin: string | null): Probe => ({ method: 'GET', origin })

/**
 * Sends requests from origins that must not be allowed, and reports which are.
 *
 * @returns `undefined` if the server does not respond to a plain `GET`
 */
export async function auditServer(
  url: string,
  given: readonly string[],
  send: SendProbe,
): Promise<AuditReport | undefined> {
  const session = new Session(send)
  const learned: Learned = { url, plain: [], attacks: [], origins: [], others: [] }
  const first = await session.try(get(null))
  if (first === undefined) return undefined
  learned.plain.push(first)
  const ask = async (probe: Probe): Promise<Access> => {
    const probed = await session.try(probe)
    if (probed === undefined) return 0
    if (!learned.plain.includes(probed)) learned.plain.push(probed)
    return accessOf(probed, url)
  }
  const known = [await ask(get(unknownOrigin)), await ask(preflightFrom(unknownOrigin))]
  if (known.some((access) => access > 0)) {
    await ask(get(otherUnknownOrigin))
    await ask(preflightFrom(otherUnknownOrigin))
  }
  if (known[0] !== 2 && (await ask(withCookie(unknownOrigin))) === 2) {
    await ask(withCookie(otherUnknownOrigin))
  }
  const isOpen = [unknownOrigin, otherUnknownOrigin].every(
    (origin) => unknownAccess(learned, origin, false) === 2,
  )
  const origins = await learnOrigins(learned, given, isOpen, ask)
  const allowed = origins.filter(({ allowed: access }) => access !== 'no')
  const example = allowed[0]?.origin ?? unknownOrigin
  const others = [
    await session.try({ method: 'HEAD', origin: example }),
    await session.try({ method: 'OPTIONS', origin: example, asks: ['PUT', 'x-audit'] }),
  ].filter((probed) => probed !== undefined)
  let leftOut = 0
  if (!isOpen) {
    const templates = (allowed.length > 0 ? allowed : origins).map(({ origin }) => origin)
    // If the preflight of an allowed origin has no CORS header, those of others do not either.
    const hasPreflights =
      allowed.length === 0 ||
      learned.plain.some(
        ({ asks, response }) => asks && getHeader(names.allowOrigin, response.headers) !== null,
      )
    const planned = plan(templates, new URL(url).origin, hasPreflights)
    for (const { attack, probe, isLikely } of planned) {
      const isFull = session.requests >= mostRequests
      const probed = await session.try(probe)
      if (probed) learned.attacks.push({ ...attack, probed })
      else if (isFull && isLikely) leftOut += 1
    }
  }
  const all: Learned = { ...learned, origins, others }
  const findings = findAll(all, [unknownOrigin, otherUnknownOrigin])
  const notes = auditNotes(all, session, leftOut)
  const isUnknown = findings.length === 0 && notes.some(isIncomplete)
  return {
    verdict: findings.length > 0 ? 'failed' : isUnknown ? 'unknown' : 'passed',
    ...{ url, status: first.response.status, requests: session.requests },
    ...{ origins, findings, notes },
  }
}

/** Tries the given origins, or else those that the server itself names and those that servers often allow. */
async function learnOrigins(
  learned: Learned,
  given: readonly string[],
  isOpen: boolean,
  ask: (probe: Probe) => Promise<Access>,
): Promise<readonly KnownOrigin[]> {
  const known: KnownOrigin[] = []
  const everyone = unknownAccess(learned, unknownOrigin, false)
  const source = given.length > 0 ? 'given' : 'found'
  const candidates =
    source === 'given' ? given : [...namedOrigins(learned), ...likelyOrigins(learned.url)]
  for (const origin of isOpen && source === 'found' ? [] : new Set(candidates)) {
    const access = await ask(get(origin))
    if (source === 'found' && access <= everyone) continue
    await ask(preflightFrom(origin))
    const allowed = (['no', 'without-credentials', 'with-credentials'] as const)[access]
    known.push({ origin, source, allowed })
    if (source === 'found' && !isLoopback(parseOrigin(origin)?.host ?? '')) break
  }
  return known
}

/** The origins in `Access-Control-Allow-Origin`, even if the header is not valid. */
const namedOrigins = ({ plain }: Learned): readonly string[] =>
  plain
    .flatMap(({ response: { headers } }) =>
      (getHeader(names.allowOrigin, headers) ?? '').split(/[\s,]+/),
    )
    .map((named) => named.replace(/\/$/, ''))
    .filter(
      (named) =>
        parseOrigin(named) !== undefined && named !== unknownOrigin && named !== otherUnknownOrigin,
    )

interface Planned {
  readonly attack: Attack
  readonly probe: Probe
  /** Whether to say so if it is left out. */
  readonly isLikely: boolean
}

/** How many attacks on an origin come before those with special characters, at most. */
const mainAttacks = 14

/** How many of them are sent as preflights before the others. Servers rarely judge these by another rule. */
const mainPreflights = 7

/** Leaves out what the user lists, except plain http: to list it does not make it safe. */
const isNotMeant =
  (origins: readonly string[]) =>
  ({ origin, code }: Attack): boolean =>
    code === 'insecure-origin' || !origins.includes(origin)

const actual = (attacks: readonly Attack[], isLikely = true): readonly Planned[] =>
  attacks.map((attack) => ({ attack, probe: get(attack.origin), isLikely }))

const preflights = (attacks: readonly Attack[]): readonly Planned[] =>
  attacks.map((attack) => ({ attack, probe: preflightFrom(attack.origin), isLikely: false }))

/** The attacks, in the order in which they are sent until there are too many. */
function plan(origins: readonly string[], own: string, hasPreflights: boolean): readonly Planned[] {
  const all = (origins.length > 0 ? origins : [own])
    .map(attacksOn)
    .map((attacks) => attacks.filter(isNotMeant(origins)))
  // The most telling attack on each origin, then the next one on each.
  const main = Array.from({ length: mainAttacks }, (_, index) =>
    all.flatMap((attacks) => attacks.slice(index, index + 1)),
  ).flat()
  const onOwn = attacksOn(own).filter(({ code }) => code === 'look-alike-origin')
  const onSite = main.filter(({ code }) => code !== 'any-subdomain')
  const rest = all.flatMap((attacks) => attacks.slice(mainAttacks))
  const soon = [...generalAttacks.slice(0, 1), ...onSite.slice(0, mainPreflights)]
  const later = [...onSite.slice(mainPreflights), ...generalAttacks.slice(1), ...rest]
  return [
    ...actual([...generalAttacks, ...joinedAttacks(origins), ...main, ...onOwn.slice(0, 2)]),
    ...preflights(hasPreflights ? soon : []),
    ...actual(sharedAttacks.filter(isNotMeant(origins))),
    ...actual(rest, false),
    ...preflights(hasPreflights ? later : []),
  ]
}
