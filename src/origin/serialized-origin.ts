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

const shape =
  /^([a-z][\d+.a-z-]{0,63}):\/\/((?:[\d_a-z-]+\.)*[\d_a-z-]+|\[[\d.:a-f]{2,45}\])(?::([1-9]\d{0,4}))?$/

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/

/** The last label of a host that a URL parser takes for an IPv4 address (URL section 3.5, ends in a number). */
const number = /^(?:\d+|0x[\da-f]*)$/

/**
 * Reads a serialized origin as strictly as browsers write it: lower case, no default port, no path, canonical IP
 * addresses. `URL` reads neither side: it keeps characters in hosts that no origin has, and knows no origin of a
 * custom scheme. Takes linear time, and no time at all for what is longer than {@link maximumOriginLength}.
 *
 * @returns the origin's parts, or `undefined` for anything else; for `null` too, which has no parts
 */
export function parseOrigin(value: string): TupleOrigin | undefined {
  if (value.length > maximumOriginLength) return undefined
  const [, scheme, host, port = ''] = shape.exec(value) ?? []
  if (scheme === undefined || host === undefined || !isHost(host)) return undefined
  if (Number(port) > 65_535 || (port !== '' && port === defaultPorts.get(scheme))) return undefined
  return { scheme, host, port }
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

/** Whether an `Origin` header's value could be a browser's: a serialized origin, or `null` (Fetch section 3.2). */
export const isOriginOrNull = (value: string): boolean =>
  value === 'null' || parseOrigin(value) !== undefined

/** Whether an origin's host is an IP address, so that no name can stand in front of it. */
export const isIpAddress = ({ host }: TupleOrigin): boolean =>
  host.startsWith('[') || ipv4.test(host)
