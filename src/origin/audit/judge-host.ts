import { isRegistrable, publicSuffixOf } from '../public-suffix.js'

/** Who can have a host: see `walkHosts`. */
export type Holder = 'anyone' | 'look-alike' | 'loopback' | 'mistyped' | 'open-end' | 'owner'

/** No registrable name has as many labels. */
const mostLabels = 8

/**
 * Tells from the labels at the right of a host who can have it; `*` stands for what can be chosen, `#` for digits of a
 * whole label that can.
 *
 * @returns `undefined` if it takes the labels to the left to tell
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

/** Under a top-level domain that can be chosen, anyone has a name. */
export function judgeOpen(host: string, spellsHost: boolean): Holder | undefined {
  if (!/^[^.]*\*(?!localhost$)[^*.]*$/.test(host)) return undefined
  return spellsHost ? 'open-end' : 'anyone'
}

/**
 * Anyone has an IP address, unless its first number is spelled out, and the second too or it is of a private network; and
 * a name that is a suffix by a wildcard rule.
 */
export function judgeWhole(host: string): Holder {
  if (
    /^[^*.]*\*[^\n\r.\u2028\u2029]*(?:[\n\r\u2028\u2029][^*.]*\*[^\n\r.\u2028\u2029]*)*(?:\..*)?\.[\d#]+$|^(?!10\.|127\.)\d+\.1$/.test(
      host,
    )
  )
    return 'anyone'
  if (!/^[^*.]*\*/.test(host)) return 'owner'
  const name = withNames(host)
  return publicSuffixOf(name) === name ? 'anyone' : 'owner'
}

/** A host with an attacker's name for each sign. */
const withNames = (host: string): string => host.replace(/[#*]/g, 'evil')

const isSign = (character: string): boolean => character === '#' || character === '*'

/**
 * Puts a literal character, or the sign of one that can be chosen, in front of a host. Of a label with signs, all is
 * forgotten that is between its first two characters and its last sign, so that there are not too many of them.
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
