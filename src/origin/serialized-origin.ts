/** An origin that is not opaque, taken apart (HTML section 7.1.1; RFC 6454 section 6.2). */
export interface TupleOrigin {
  readonly scheme: string
  readonly host: string
  /** Decimal digits, or the empty string where it is the scheme's default. */
  readonly port: string
}

/** The longest serialized origin that is read: scheme 64, `://` 3, host 253, `:` and port 6. */
export const maximumOriginLength = 326

/** The ports that a serialized origin leaves out (URL section 4.2, special schemes). */
export const defaultPorts: ReadonlyMap<string, string> = new Map([
  ['ftp', '21'],
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
])

/** An origin of a scheme that the URL standard calls special, `file` aside: its host is a name or an address. */
const special =
  /^(https?|wss?|ftp):\/\/((?:[\d_a-z-]+\.)*[\d_a-z-]+|\[[\d.:a-f]{2,45}\])(?::([1-9]\d{0,4}))?$/

/**
 * An origin of any other scheme. Apps and extensions send what they like for a host, and may send none: here it is any
 * characters that are safe in a header and in a list.
 */
const other =
  /^([a-z][\d+.a-z-]{0,63}):\/\/(\[[\d.:a-f]{2,45}\]|[\w!$%&()+.;={}~-]+)?(?::([1-9]\d{0,4}))?$/

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/

/** The last label of a host that a URL parser takes for an IPv4 address (URL section 3.5, ends in a number). */
const number = /^(?:\d+|0x[\da-f]*)$/

/** Schemes whose pages have an opaque origin, or somebody else's: never one of their own. */
const withoutOrigins: ReadonlySet<string> = new Set([
  'about',
  'blob',
  'data',
  'filesystem',
  'javascript',
  'mailto',
  'null',
])

/**
 * Reads a serialized origin as strictly as browsers write it: no default port, no path, canonical IP addresses. Hosts
 * of special schemes are lowercase names or addresses; those of other schemes are taken as they are. `URL` reads
 * neither side: it keeps characters in hosts that no origin has, and knows no origin of a custom scheme. Takes linear
 * time, and no time at all for what is longer than {@link maximumOriginLength}.
 *
 * @returns the origin's parts, or `undefined` for anything else, opaque origins included: they have no parts
 */
export function parseOrigin(value: string): TupleOrigin | undefined {
  if (value.length > maximumOriginLength) return undefined
  const ofSpecial = special.exec(value)
  const [, scheme, host = '', port = ''] = ofSpecial ?? other.exec(value) ?? []
  if (scheme === undefined) return undefined
  if (ofSpecial === null) {
    if (isSpecial(scheme) || withoutOrigins.has(scheme) || !isOtherHost(host, port))
      return undefined
  } else if (!isHost(host)) return undefined
  if (Number(port) > 65_535 || (port !== '' && port === defaultPorts.get(scheme))) return undefined
  return { scheme, host, port }
}

/** Whether a scheme is one that the URL standard calls special: its hosts are names or addresses (URL section 4.2). */
export const isSpecial = (scheme: string): boolean => scheme === 'file' || defaultPorts.has(scheme)

function isOtherHost(host: string, port: string): boolean {
  if (host.startsWith('[')) return isCanonicalIpv6(host)
  return host.length <= 253 && (host !== '' || port === '')
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return isCanonicalIpv6(host)
  const lastLabel = host.slice(host.lastIndexOf('.') + 1)
  return host.length <= 253 && (!number.test(lastLabel) || ipv4.test(host))
}

function isCanonicalIpv6(host: string): boolean {
  const url = `http://${host}`
  return URL.canParse(url) && new URL(url).hostname === host
}

/**
 * Whether an `Origin` header's value is one that any page can have sent: `null`, and the `file://` that Cordova and
 * other WebKit apps send instead for pages from files.
 */
export const isOpaqueOrigin = (value: string): boolean => value === 'null' || value === 'file://'

/** Whether an `Origin` header's value could be a browser's: a serialized origin, or an opaque one (Fetch section 3.2). */
export const isOriginOrNull = (value: string): boolean =>
  isOpaqueOrigin(value) || parseOrigin(value) !== undefined

/** Whether a host is labels with dots in between. */
export const isName = (host: string): boolean => /^(?:[\w-]+\.)*[\w-]+$/.test(host)

/** Whether an origin's host is an IP address, so that no name can stand in front of it. */
export const isIpAddress = ({ host }: Pick<TupleOrigin, 'host'>): boolean =>
  host.startsWith('[') || ipv4.test(host)
