import { read, stepsTo, type Origins, type State } from './accepted-origins.js'
import { isFree, type Position } from './automaton.js'
import type { Budget } from './budget.js'
import { startsHost } from './origin-shape.js'
import type { Atom } from './syntax.js'

/** Who can have a host: see {@link walkHosts}. */
export type Holder = 'anyone' | 'look-alike' | 'loopback' | 'open-end' | 'owner'

/** A host that an expression accepts, as far as it tells who can have it. */
export interface AcceptedHost {
  readonly holder: Holder
  /** An origin with such a host. */
  readonly origin: string
  readonly isHttp: boolean
  /** What leaves the choice of the host's name. */
  readonly wildcard: Atom | undefined
  /** Whether something of it is in front of the match or behind it. */
  readonly isOutside: boolean
}

interface Walk {
  readonly state: State
  /** The labels so far, from the right: `*` stands for what can be chosen, `#` for digits of a whole label that can. */
  readonly host: string
  /** What follows in the origin. */
  readonly text: string
  readonly wildcard: Atom | undefined
}

/** No public suffix has as many labels. */
const mostLabels = 6

/** Of more than 63 characters, which no registered label has. */
const tooLong = /^[^.]{64}/

/**
 * Walks through the hosts of the web origins that an expression accepts, from the right to the left, until it is plain
 * who can have them:
 *
 * - `owner`: a domain that is spelled out is that of whoever wrote the expression
 * - `look-alike`: one that ends in what is spelled out, as `evilexample.com` does, is anyone's
 * - `open-end`: so is one that has what is spelled out to its left, as `example.com.evil.example` has
 * - `anyone`: and one that was meant to be
 * - `loopback`: this very machine
 *
 * @param isRegistrable whether a host is one label in front of a public suffix
 * @throws NotAuditable where the budget does not last
 */
export function walkHosts(
  { accepting }: Origins,
  isRegistrable: (host: string) => boolean,
  budget: Budget,
): readonly AcceptedHost[] {
  const seen = new Map<State, Set<string>>()
  const walks: Walk[] = []
  const enter = (walk: Walk): void => {
    budget.spend(10 + walk.host.length)
    if (tooLong.test(walk.host)) return
    const hosts = seen.get(walk.state) ?? new Set()
    if (hosts.has(walk.host)) return
    seen.set(walk.state, hosts.add(walk.host))
    walks.push(walk)
  }

  const accepted = new Map<string, AcceptedHost>()
  const end = (holder: Holder, { state, host, text, wildcard }: Walk, isOutside = false): void => {
    const isHttp = state.shape.scheme === 'http'
    const key = [holder, isHttp, isOutside, wildcard?.start, host].join(' ')
    if (accepted.has(key)) return
    const origin = read(stepsTo(state)) + text
    accepted.set(key, { holder, origin, isHttp, wildcard, isOutside })
  }

  for (const state of accepting) {
    if (state.shape.scheme !== 'other') enter({ state, host: '', text: '', wildcard: undefined })
  }
  for (const walk of walks) {
    const { state, host } = walk
    const { position, shape } = state
    if (startsHost(shape)) {
      end(judge(host, isRegistrable) ?? judgeWhole(host), walk)
      continue
    }
    for (const { from, character } of state.incoming) {
      const next = { ...walk, state: from, text: character + walk.text }
      if (shape.part !== 'host') enter(next)
      else if (position.atom === undefined) {
        // Whatever is passed over, anything can be.
        end(judge(prepend('*', host), isRegistrable) ?? 'open-end', next, true)
      } else if (character === '.') {
        const holder = judge(host, isRegistrable) ?? judgeOpen(host, from.spellsHost)
        if (holder === undefined) enter({ ...next, host: `.${host}` })
        else end(holder, next)
      } else if (isFree(position)) {
        const isNumber = !shape.text.endsWith('name') || !/[a-z]/.test(position.set)
        const sign = isNumber && !host.includes('.') ? '#' : '*'
        enter({ ...next, host: prepend(sign, host), wildcard: position.atom })
      } else {
        const longer = prepend(character, host)
        const dot = skippedDot(from, position)
        if (dot !== undefined && judge(`*${longer}`, isRegistrable) === 'look-alike') {
          end('look-alike', { ...next, wildcard: dot })
        }
        enter({ ...next, host: longer })
      }
    }
  }
  return [...accepted.values()]
}

/** A dot that may stand between two characters of a label, and need not. */
function skippedDot({ position, shape }: State, next: Position): Atom | undefined {
  if (shape.part !== 'host' || shape.text.length === 1) return undefined
  const following = [...position.follow.keys()]
  return following.find(({ set, follow }) => set === '.' && follow.has(next))?.atom
}

const isSign = (character: string): boolean => character === '#' || character === '*'

/**
 * Puts a literal character, or the sign of one that can be chosen, in front of a host. Of a label with signs, all is
 * forgotten that is between its first two characters and its last sign, so that there are not too many of them.
 */
function prepend(character: string, host: string): string {
  const label = host.slice(0, host.search(/\.|$/))
  const lastSign = Math.max(label.lastIndexOf('#'), label.lastIndexOf('*'))
  if (lastSign === -1) return character + host
  const first = host.charAt(0)
  const tail = host.slice(lastSign + 1)
  if (!isSign(character)) return `${character}*${tail}`
  if (!isSign(first)) return `${character}${first}*${tail}`
  return character === '*' ? `*${host.slice(1)}` : host
}

/** @returns `undefined` where it takes the labels to the left to tell */
function judge(host: string, isRegistrable: (host: string) => boolean): Holder | undefined {
  const last = host.slice(host.lastIndexOf('.') + 1)
  if (host === 'localhost') return 'loopback'
  if (host.split('.').length > mostLabels) return 'owner'
  if (/^[\d#]*$/.test(last) || last.includes('*')) return undefined
  if (!isRegistrable(host.replace(/[#*]/g, 'evil'))) return undefined
  if (/^\*[a-z\d]/.test(host)) return 'look-alike'
  return /^[^.]*\*/.test(host) ? 'anyone' : 'owner'
}

/** Under a top-level domain that can be chosen, anyone has a name. None ends in much that is spelled out. */
function judgeOpen(host: string, spellsHost: boolean): Holder | undefined {
  if (!/^[^.]*\*[^*.]{0,3}$/.test(host)) return undefined
  return spellsHost ? 'open-end' : 'anyone'
}

/** Anyone has an IP address, unless it is spelled out where it begins. */
const judgeWhole = (host: string): Holder => (/^\*\..*[\d#]$/.test(host) ? 'anyone' : 'owner')
