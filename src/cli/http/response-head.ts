import type { Socket } from 'node:net'
import type { Header, HeaderList } from '../../protocol/header-list.js'

/** The limit for response headers in bytes, the same as in Chromium. */
export const longestHeaders = 262_144

/** An IP address and a port, as in a URL. */
export const addressOf = ({ remoteAddress = '', remotePort = 0 }: Socket): string =>
  `${remoteAddress.includes(':') ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`

/** Pairs of names and values, which alternate in what Node reads. */
export function pairsOf(raw: readonly string[]): HeaderList {
  const headers: Header[] = []
  let name = ''
  for (const [index, text] of raw.entries()) {
    if (index % 2 === 0) name = text
    else headers.push([name, text])
  }
  return headers
}
