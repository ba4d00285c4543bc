import { isOpenToRegistration, labelsBelow } from '../public-suffix.js'
import { textOfSteps, stepsTo, type Origins, type State } from './accepted-origins.js'
import { isFree, type Position } from './automaton.js'
import type { Budget } from './budget.js'
import { judgeLabels, judgeOpen, judgeWhole, prepend, type Holder } from './judge-host.js'
import { isInNetwork, networkWith } from './networks.js'
import { startsHost } from './origin-shape.js'
import { readBack } from './read-back.js'
import {
  ofLastLabel,
  isRepeated,
  readLetter,
  typosOf,
  type QuantifiedLetter,
} from './quantified-letter.js'
import type { Atom, Span } from './syntax.js'

/** A host that an expression accepts, and who can own it. */
export interface AcceptedHost {
  readonly holder: Holder
  /** The labels that decide it, with the signs `*` and `#` of `judgeLabels`. */
  readonly host: string
  /** An origin with such a host. */
  readonly origin: string
  readonly isHttp: boolean
  /** The atom that lets others choose the host's name. */
  readonly wildcard: Atom | undefined
  /** For `mistyped`: the same origin without that letter, and with one more. */
  readonly typos: readonly string[]
  /** For `mistyped`: a quantifier that is a typo. */
  readonly surplus: Span | undefined
  /** Whether part of it is before or after the match. */
  readonly isOutside: boolean
}

interface HostWalk {
  readonly state: State
  /** The labels so far, from the right, with the same signs. */
  readonly host: string
  /** The rest of the origin. */
  readonly text: string
  readonly wildcard: Atom | undefined
  readonly letter: QuantifiedLetter | undefined
}

/** An IPv6 address with a part that can be chosen. */
const anyIpv6 = '[*'

/** Uses an address for examples (RFC 3849), because the first one found is rarely canonical. */
const strangersIpv6 = (text: string): string => text.replace(/^\[[^\]]*/, '[2001:db8::1')

/** Addresses in private networks, and link-local ones. */
const localIpv6 = /^\[f(?:[cd]|e[89ab])/

/** A label of more than 63 characters, which cannot be registered, or a number of an IPv4 address with four digits. */
const tooLong = /^[^.]{64}|^[^.]*[#*]\d{3}\.[0-3]$/

/**
 * Walks through the hosts that an expression accepts for web origins, from right to left, until it is clear who can own
 * them:
 *
 * - `owner`: the user. The expression spells out the domain; public suffixes under it are not the user's
 * - `look-alike`: anyone. The domain ends in text that is spelled out, as `evilexample.com` does
 * - `open-end`: anyone. The domain starts with text that is spelled out, as `example.com.evil.example` does
 * - `anyone`: anyone, because a wildcard is where a name can be registered
 * - `mistyped`: the user, but one letter of the domain has a quantifier, as in `example\.com?`
 * - `loopback`: this machine
 *
 * @throws NotAuditable if the budget runs out
 */
export function walkHosts({ accepting, states }: Origins, budget: Budget): readonly AcceptedHost[] {
  const seen = new Map<State, Set<string>>()
  const walks: HostWalk[] = []
  const enter = (walk: HostWalk): void => {
    budget.spend(5 + walk.host.length / 2)
    if (tooLong.test(walk.host)) return
    const hosts = seen.get(walk.state) ?? new Set()
    if (hosts.has(walk.host)) return
    seen.set(walk.state, hosts.add(walk.host))
    walks.push(walk)
  }

  // A list has at least one position for each name. More names are combined from parts, and the user may not own them all.
  const mostNames = new Set(states.map(({ position }) => position)).size
  const names = new Set<string>()
  const isListed = (host: string): boolean => names.add(host.replace(/\..*/, '')).size <= mostNames

  const owned: [HostWalk, string][] = []
  const accepted = new Map<string, AcceptedHost>()
  const end = (judged: Holder, walk: HostWalk, isOutside = false): void => {
    const { state, host, text, letter } = walk
    const isMistyped = judged === 'owner' && letter !== undefined
    if (isMistyped && isRepeated(letter)) return
    const holder = isMistyped ? 'mistyped' : judged
    const wildcard = isMistyped ? letter.atom : walk.wildcard
    const isHttp = state.shape.scheme === 'http'
    const key = [holder, isHttp, isOutside, wildcard?.start, host].join(' ')
    if (accepted.has(key)) return
    const origin = textOfSteps(stepsTo(state)) + text
    const typos = isMistyped ? typosOf(origin, letter) : []
    const surplus = isMistyped && letter.isLast ? letter.quantifier : undefined
    accepted.set(key, { holder, host, origin, isHttp, wildcard, typos, surplus, isOutside })
  }

  for (const state of accepting) {
    const { scheme } = state.shape
    if (scheme === 'http' || scheme === 'https') {
      enter({ state, host: '', text: '', wildcard: undefined, letter: undefined })
    }
  }
  const follow = (walk: HostWalk): void => {
    const { state, host } = walk
    const { position, shape } = state
    if (startsHost(shape)) {
      if (host === anyIpv6) {
        const isLocal = localIpv6.test(walk.text)
        end(
          isLocal ? 'owner' : 'anyone',
          isLocal ? walk : { ...walk, text: strangersIpv6(walk.text) },
        )
        return
      }
      const holder = judgeLabels(host)
      if (holder === 'owner' && !isListed(host)) end('anyone', walk)
      else if (holder !== undefined) end(holder, walk)
      else end(judgeWhole(host), { ...walk, letter: ofLastLabel(walk) })
      return
    }
    for (const { from, character } of state.incoming) {
      const next = { ...walk, state: from, text: character + walk.text }
      if (shape.part === 'address' && isFree(position)) {
        enter({ ...next, host: anyIpv6, wildcard: position.atom })
      } else if (shape.part !== 'host') enter(next)
      else if (position.atom === undefined) {
        // Text outside the match can be anything.
        end(judgeLabels(prepend('*', host)) ?? 'open-end', next, true)
      } else if (isInNetwork(shape, host)) {
        const wildcard = isFree(position) ? position.atom : walk.wildcard
        enter({ ...next, host: networkWith(position, shape, walk), wildcard })
      } else if (character === '.') {
        const holder = judgeLabels(host) ?? judgeOpen(host, from.spellsHost)
        if (holder === undefined) enter({ ...next, host: `.${host}` })
        else end(holder === 'owner' && !isListed(host) ? 'anyone' : holder, next)
        if (holder === 'owner') owned.push([next, host])
      } else if (isFree(position)) {
        const isNumber = !shape.text.endsWith('name') || !/[a-z]/.test(position.set)
        const sign = isNumber && !host.includes('.') ? '#' : '*'
        enter({ ...next, host: prepend(sign, host), wildcard: position.atom })
      } else {
        const longer = prepend(character, host)
        const dot = skippedDot(from, position)
        if (dot !== undefined && judgeLabels(`*${longer}`) === 'look-alike') {
          end('look-alike', { ...next, wildcard: dot })
        }
        const isLoop = from.position === position && host.startsWith(character + character)
        if (!isLoop) enter({ ...next, host: longer, letter: readLetter(walk, position, character) })
      }
    }
  }
  const followAll = (): void => {
    // Nearest first: the first example found is the most readable.
    for (const walk of walks) follow(walk)
    walks.length = 0
  }
  followAll()
  for (const [walk, domain] of owned) {
    for (const below of walksBelow(walk, domain, budget)) {
      if ([...accepted.values()].some(({ holder }) => holder === 'anyone')) break
      enter(below)
      followAll()
    }
  }
  return [...accepted.values()]
}

/** Continues from the dot in front of a domain to the public suffixes under it. */
function* walksBelow(walk: HostWalk, domain: string, budget: Budget): Generator<HostWalk> {
  for (const label of labelsBelow(domain)) {
    const name = `${label}.${domain}`
    for (const state of readBack(walk.state, `.${label}`, budget)) {
      const next = { ...walk, state, host: `.${name}`, text: `.${label}${walk.text}` }
      if (isOpenToRegistration(name)) yield next
      yield* walksBelow(next, name, budget)
    }
  }
}

/** An optional dot between two characters. Without it, they are in the same label. */
function skippedDot({ position, shape }: State, next: Position): Atom | undefined {
  if (shape.part !== 'host' || shape.text.length === 1) return undefined
  const following = [...position.follow.keys()]
  return following.find(({ set, follow }) => set === '.' && follow.has(next))?.atom
}
