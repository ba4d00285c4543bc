// A second implementation of origins and patterns. It is as simple as possible: it uses no regular expressions, shares no
// code with src/, and does not need to be fast.

const letters = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'
const ofLabels = `${letters}${letters.toUpperCase()}${digits}_-`

const only = (text: string, characters: string): boolean =>
  Array.from(text).every((character) => characters.includes(character))

export interface Parts {
  readonly scheme: string
  readonly host: string
  readonly port: string
}

/** Splits a value at its first `://` and its last `:`. */
export function partsOf(value: string): Parts | undefined {
  const slashes = value.indexOf('://')
  if (slashes === -1) return undefined
  const scheme = value.slice(0, slashes)
  const rest = value.slice(slashes + 3)
  const colon = rest.lastIndexOf(':')
  const hasPort = colon > rest.lastIndexOf(']')
  return {
    scheme,
    host: hasPort ? rest.slice(0, colon) : rest,
    port: hasPort ? rest.slice(colon) : '',
  }
}

/** Whether a value is a serialized origin with a scheme, a host and perhaps a port. */
export function isTuple(value: string): boolean {
  const parts = partsOf(value)
  if (parts === undefined) return false
  const { scheme, host, port } = parts
  if (!isScheme(scheme) || !isPort(scheme, port)) return false
  if (special.includes(scheme)) return isIpv6(host) || isName(host)
  if (schemesWithoutOrigins.includes(scheme)) return false
  if (host.startsWith('[')) return isIpv6(host)
  return host === '' ? port === '' : isOtherHost(host)
}

/** Whether a value is an origin that any page can send. */
export const isOpaque = (value: string): boolean => value === 'null' || value === 'file://'

const special = ['http', 'https', 'ws', 'wss', 'ftp', 'file']
const schemesWithoutOrigins = [
  'about',
  'blob',
  'data',
  'filesystem',
  'javascript',
  'mailto',
  'null',
]

/** Whether the host of an app or extension is allowed in headers and lists. */
const isOtherHost = (host: string): boolean =>
  host.length <= 253 && only(host, `${letters}${letters.toUpperCase()}${digits}_!$%&()+.;={}~-`)

const isScheme = (scheme: string): boolean =>
  scheme.length >= 1 &&
  scheme.length <= 64 &&
  only(scheme.charAt(0), letters) &&
  only(scheme, `${letters}${digits}+-.`)

const portsLeftOut = ['http:80', 'https:443', 'ws:80', 'wss:443', 'ftp:21']

function isPort(scheme: string, port: string): boolean {
  if (port === '') return true
  const number = port.slice(1)
  return (
    number !== '' &&
    only(number, digits) &&
    String(Number(number)) === number &&
    Number(number) >= 1 &&
    Number(number) <= 65_535 &&
    !portsLeftOut.includes(scheme + port)
  )
}

function isName(host: string): boolean {
  const labels = host.split('.')
  if (host.length > 253) return false
  if (!labels.every((label) => label !== '' && only(label, `${letters}${digits}-_`))) return false
  const last = labels.at(-1) ?? ''
  const isNumber =
    only(last, digits) || (last.startsWith('0x') && only(last.slice(2), `${digits}abcdef`))
  return !isNumber || isIpv4(host)
}

export const isIpv4 = (host: string): boolean =>
  host.split('.').length === 4 &&
  host
    .split('.')
    .every((part) => only(part, digits) && String(Number(part)) === part && Number(part) <= 255)

/** Whether a host is a bracketed IPv6 address in the form of RFC 5952, without an IPv4 tail. */
export function isIpv6(host: string): boolean {
  if (!host.startsWith('[') || !host.endsWith(']')) return false
  const address = host.slice(1, -1)
  const halves = address.split('::')
  if (halves.length > 2) return false
  const [before = [], after] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const written = [...before, ...(after ?? [])]
  const missing = 8 - written.length
  if (after === undefined ? missing !== 0 : missing < 1) return false
  const isGroup = (group: string): boolean =>
    group.length >= 1 && group.length <= 4 && only(group, `${digits}abcdef`)
  if (!written.every(isGroup)) return false
  const zeros = Array.from({ length: missing }, () => '0')
  return address === serializeIpv6([...before, ...zeros, ...(after ?? [])])
}

/** Replaces the first of the longest runs of two or more zeros with `::`. */
function serializeIpv6(groups: readonly string[]): string {
  const short = groups.map((group) => parseInt(group, 16).toString(16))
  for (let length = 8; length >= 2; length -= 1) {
    for (let start = 0; start + length <= 8; start += 1) {
      if (short.slice(start, start + length).some((group) => group !== '0')) continue
      return `${short.slice(0, start).join(':')}::${short.slice(start + length).join(':')}`
    }
  }
  return short.join(':')
}

/** Whether a pattern or an exact origin matches an origin. */
export function means(pattern: string, origin: string): boolean {
  if (isOpaque(origin) || isOpaque(pattern)) return origin === pattern
  const wanted = partsOf(pattern)
  const asked = partsOf(origin)
  if (wanted === undefined || asked === undefined || !isTuple(origin)) return false
  const { scheme, host, port } = asked
  if (scheme !== wanted.scheme) return false
  if (wanted.port !== ':*' && port !== wanted.port) return false
  if (!wanted.host.startsWith('*')) return host === wanted.host
  if (wanted.host === '*') return host !== ''
  if (!host.split('.').every((label) => label !== '' && only(label, ofLabels))) return false
  const ending = wanted.host.slice(1)
  return host.endsWith(ending) && host.length > ending.length
}
