import { isFree, type Position } from './automaton.js'
import type { Shape } from './origin-shape.js'

/** An IPv4 address, read up to its first number. Of the numbers read, only the second says who owns it. */
const oneNetwork = '.0'
const anyNetwork = '.1'
/** The last digit of the second number can be chosen. */
const anyDigit = '.2'
/** The second number is 20 to 29. After 172, all of these are private. */
const twenties = '.3'

/** Whether a character belongs to an IPv4 address, after its first number. */
export const isInNetwork = ({ text }: Shape, host: string): boolean =>
  (host === '' ? text === '3digits' : /^\.[0-3]$/.test(host)) && !text.startsWith('0')

/** The network of an address with one more character in front. */
export function networkWith(
  position: Position,
  { text }: Shape,
  { host, text: behind }: { readonly host: string; readonly text: string },
): string {
  if (!text.startsWith('1')) return oneNetwork
  if (text === '1') return host === anyDigit ? anyNetwork : host
  if (host === anyDigit) return position.set === '2' ? twenties : anyNetwork
  if (host === oneNetwork && !isFree(position)) return oneNetwork
  return behind.startsWith('.') ? anyDigit : anyNetwork
}

/** Whether anyone can own an address: its network can be chosen, and not only among private ones. */
export const isAnyNetwork = (host: string): boolean =>
  /^(?!10\.|127\.)\d+\.1$|^(?!10\.|127\.|172\.)\d+\.3$/.test(host)
