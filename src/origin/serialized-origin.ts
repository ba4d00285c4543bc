/** The parts of an origin that is not opaque (HTML section 7.1.1; RFC 6454 section 6.2). */
export interface TupleOrigin {
  readonly scheme: string
  readonly host: string
  /** Decimal digits, or the empty string for the scheme's default port. */
  readonly port: string
}

/** The longest serialized origin: scheme 64, `://` 3, host 253, `:` and port 6. */
export const maximumOriginLength = 326

/** The ports that a serialized origin leaves out (URL section 4.2, special schemes). */
export const defaultPorts: ReadonlyMap<string, string> = new Map([
  ['ftp', '21'],
  ['http', '80'],
  ['https', '443'],
  ['ws', '80'],
  ['wss', '443'],
])

/** An origin with a scheme that the URL standard calls special, except `file`. Its host is a name or an address. */
const special =
  /^(https?|wss?|ftp):\/\/((?:[\d_a-z-]+\.)*[\d_a-z-]+|\[[\d.:a-f]{2,45}\])(?::([1-9]\d{0,4}))?$/

/**
 * An origin with any other scheme. Apps and extensions send hosts of many forms, or no host. This allows any characters
 * that are safe in a header and in a list.
 */
const other =
  /^([a-z][\d+.a-z-]{0,63}):\/\/(\[[\d.:a-f]{2,45}\]|[\w!$%&()+.;={}~-]+)?(?::([1-9]\d{0,4}))?$/

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/

/** The last label of a host that a URL parser reads as an IPv4 address (URL section 3.5, ends in a number). */
const number = /^(?:\d+|0x[\da-f]*)$/

/** Schemes whose pages have an opaque origin, or that of the page that created them. */
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
 * Parses a serialized origin as strictly as browsers write it: no default port, no path, canonical IP addresses. Hosts
 * of special schemes are lowercase names or addresses. Hosts of other schemes are taken as they are.
 *
 * `URL` cannot do this. It keeps characters in hosts that no origin has, and custom schemes have no origin there.
 *
 * It takes linear time, and rejects anything longer than {@link maximumOriginLength} at once.
 *
 * @returns `undefined` for anything else, including opaque origins, which have no parts
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

/** The origins of most websites: a last label of letters is not a number, and there is no port. */
const ofWebsite = /^https?:\/\/(?:[\d_a-z-]+\.)+[a-z]+$/

/**
 * Whether a value is a serialized origin that is not opaque. For most, it saves taking the origin apart: a tenth of the
 * time that a request with a predicate takes here.
 */
export const isTupleOrigin = (value: string): boolean =>
  (value.length <= 'http://'.length + 253 && ofWebsite.test(value)) ||
  parseOrigin(value) !== undefined

/** Whether the URL standard calls a scheme special. Hosts of these are names or addresses (URL section 4.2). */
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
 * Whether any page could have sent this `Origin` header: it is `null`, or `file://`, which Cordova and other WebKit apps
 * send for local files.
 */
export const isOpaqueOrigin = (value: string): boolean => value === 'null' || value === 'file://'

/** Whether a browser could have sent this `Origin` header: a serialized origin, or an opaque one (Fetch section 3.2). */
export const isOriginOrNull = (value: string): boolean =>
  isOpaqueOrigin(value) || isTupleOrigin(value)

/** Whether a host consists of labels, separated by dots. */
export const isName = (host: string): boolean => /^(?:[\w-]+\.)*[\w-]+$/.test(host)

/** Whether the host of an origin is an IP address, which has no subdomains. */
export const isIpAddress = ({ host }: Pick<TupleOrigin, 'host'>): boolean =>
  host.startsWith('[') || ipv4.test(host)
