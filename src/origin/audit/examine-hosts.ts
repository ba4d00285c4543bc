import { parseOrigin } from '../serialized-origin.js'
import type { Origins } from './accepted-origins.js'
import type { Budget } from './budget.js'
import { isLoopback } from '../loopback.js'
import { isRegistrable } from '../public-suffix.js'
import { withName, type AuditOptions, type ExpressionFindingKind, type Problem } from './finding.js'
import type { Span } from './syntax.js'
import { findAnyExtension } from './walk-extensions.js'
import { walkHosts, type AcceptedHost } from './walk-hosts.js'

export interface ExaminedHosts {
  readonly problems: readonly Problem[]
  /** An origin that the alternative was written for, if that is clear. */
  readonly meant: string | undefined
}

interface HostProblem {
  readonly span: Span
  readonly candidates: string[]
  readonly surplus?: Span | undefined
}

/** Finds out who can own the hosts that an alternative accepts. */
export function examineHosts(
  alternative: Span,
  origins: Origins,
  options: AuditOptions,
  budget: Budget,
): ExaminedHosts {
  const hosts = walkHosts(origins, budget)
  const anyones = hosts
    .filter(({ holder, host }) => holder === 'anyone' && /^(?:\.|$)/.test(spelledOut(host)))
    .map(({ wildcard, host }) => ({ wildcard, end: spelledOut(host) }))
  const isOptional = (one: AcceptedHost): boolean =>
    anyones.some(({ wildcard, end }) => wildcard === one.wildcard && one.host.endsWith(end))
  const found = new Map<ExpressionFindingKind, HostProblem>()
  for (const host of hosts) {
    for (const kind of kindsOf(host, options)) {
      const { holder, origin, wildcard } = host
      // If anyone can own the host without the text that is spelled out next to the wildcard, it is optional.
      if (kind === holder && isOptional(host)) continue
      const span = kind === 'insecure-origin' ? alternative : (wildcard ?? alternative)
      const candidates = found.get(kind)?.candidates ?? []
      if (kind === 'quantified-letter') {
        found.set(kind, { span, candidates, surplus: host.surplus })
        candidates.push(...host.typos)
        continue
      }
      found.set(kind, { span, candidates })
      if (kind === 'open-end') candidates.push(origin.replace(/e$/, 'evil.example'))
      // A name directly under a suffix is a better example than one under that.
      const shorter = origin.replace(/\.e(?=\.)/, 'evil')
      if (
        kind === 'public-suffix' &&
        shorter !== origin &&
        isRegistrable(parseOrigin(shorter)?.host ?? '')
      )
        candidates.push(shorter)
      candidates.push(...withName(origin))
    }
  }
  const extension = isPublicSuffixRefused(options) ? findAnyExtension(origins, budget) : undefined
  if (extension !== undefined) {
    const known = found.get('public-suffix')
    known?.candidates.push(...extension.origins)
    const span = extension.wildcard ?? alternative
    if (known === undefined)
      found.set('public-suffix', { span, candidates: [...extension.origins] })
  }
  // Prefer a name as it is written over one with a letter left out.
  const meant = hosts
    .filter(isMeant)
    .sort((one, other) => Number(other.holder === 'mistyped') - Number(one.holder === 'mistyped'))
    .map(({ origin }) => origin)
  return {
    problems: Array.from(found, ([kind, problem]) => ({ kind, ...problem })),
    meant: meant.find((origin) => origin.startsWith('https:')) ?? meant[0],
  }
}

/** The text after the part of a host that can be chosen. */
const spelledOut = (host: string): string => host.replace(/^.*[#*]/, '')

function kindsOf(host: AcceptedHost, options: AuditOptions): ExpressionFindingKind[] {
  const { holder, isHttp, isOutside, origin } = host
  const { credentials, dangerously } = options
  const kinds: ExpressionFindingKind[] = []
  // Anchors will keep out the text outside the match.
  if ((holder === 'look-alike' || holder === 'open-end') && !isOutside) kinds.push(holder)
  if (holder === 'mistyped') kinds.push('quantified-letter')
  if (!credentials) return kinds
  if (holder === 'anyone' && isPublicSuffixRefused(options)) kinds.push('public-suffix')
  const onNetwork = isHttp && holder !== 'loopback' && !isLoopback(parseOrigin(origin)?.host ?? '')
  if (onNetwork && dangerously?.insecureOrigins !== true) kinds.push('insecure-origin')
  return kinds
}

const isPublicSuffixRefused = ({ credentials, dangerously }: AuditOptions): boolean =>
  credentials && dangerously?.publicSuffixes !== true

/** Whether the host was meant. A single label is not enough: it may be the start of any name. */
function isMeant({ holder, isOutside, origin, typos }: AcceptedHost): boolean {
  const host = parseOrigin(origin)?.host ?? ''
  const isOwners = holder === 'owner' || (holder === 'mistyped' && typos.length > 0)
  return !isOutside && (holder === 'loopback' || (isOwners && /[.:]/.test(host)))
}
