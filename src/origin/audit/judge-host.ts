import { isRegistrable, publicSuffixOf } from '../public-suffix.js'
import { isAnyNetwork } from './networks.js'

/** Who can own a host. `walkHosts` explains each value. */
export type Holder = 'anyone' | 'look-alike' | 'loopback' | 'mistyped' | 'open-end' | 'owner'

/** Registrable names have fewer labels than this. */
const mostLabels = 8

/**
 * Finds out who can own a host from the labels at its right end. In the host, `*` marks text that can be chosen, and `#`
 * marks digits that can be chosen in a label of digits.
 *
 * @returns `undefined` if that depends on the labels to the left
 */
export function judgeLabels(host: string): Holder | undefined {
  const last = host.slice(host.lastIndexOf('.') + 1)
  if (host === 'localhost') return 'loopback'
  if (host.split('.').length > mostLabels) return 'owner'
  if (/^[\d#]*$/.test(last) || last.includes('*')) return undefined
  if (!isRegistrable(withNames(host))) return undefined
  if (publicSuffixOf(withNames(host))?.includes('evil') === true) return 'anyone'
  if (/^\*[a-z\d]/.test(host)) return 'look-alike'
  return /^[^.]*\*/.test(host) ? 'anyone' : 'owner'
}

/** If the top-level domain can be chosen, anyone can own the host. */
export function judgeOpen(host: string, spellsHost: boolean): Holder | undefined {
  if (!/^[^.]*\*(?!localhost$)[^*.]*$/.test(host)) return undefined
  return spellsHost ? 'open-end' : 'anyone'
}

/**
 * Finds out who can own a host from all of it. Anyone can own an IP address, unless its first number is spelled out, and
 * the second as well or the network is private. Anyone can own a name that is a suffix by a wildcard rule, too.
 */
export function judgeWhole(host: string): Holder {
  if (/^[^*.]*\*.*\.[\d#]+$/.test(host) || isAnyNetwork(host)) return 'anyone'
  if (!/^[^*.]*\*/.test(host)) return 'owner'
  const name = withNames(host)
  return publicSuffixOf(name) === name ? 'anyone' : 'owner'
}

/** A host with an attacker's name instead of each `#` and `*`. */
const withNames = (host: string): string => host.replace(/[#*]/g, 'evil')

const isSign = (character: string): boolean => character === '#' || character === '*'

/**
 * Puts a literal character, or the sign of one that can be chosen, in front of a host. If the label already has signs,
 * the text between its first two characters and its last sign is dropped. This limits the number of different hosts.
 */
export function prepend(character: string, host: string): string {
  const label = host.slice(0, host.search(/\.|$/))
  const lastSign = Math.max(label.lastIndexOf('#'), label.lastIndexOf('*'))
  if (lastSign === -1) return character + host
  const first = host.charAt(0)
  const tail = host.slice(lastSign + 1)
  if (!isSign(character)) return `${character}*${tail}`
  if (!isSign(first)) return `${character}${first}*${tail}`
  return character === '*' ? `*${host.slice(1)}` : host
}
