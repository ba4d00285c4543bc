import { isLocal, isLoopback } from '../loopback.js'
import { parsePattern } from '../pattern.js'
import { publicSuffixOf } from '../public-suffix.js'
import { defaultPorts, isIpAddress } from '../serialized-origin.js'
import type { WrittenOrigin } from './written-origin.js'

/** Whether a wildcard means every origin, as in `https://*` and `http*://*:*`. */
export function isEveryOrigin({ scheme, subdomains, host, port, path }: WrittenOrigin): boolean {
  const name = subdomains + host
  return (
    /^$|\*|^(?:https?|wss?)$/i.test(scheme) &&
    /^[*.]+$/.test(name) &&
    name.includes('*') &&
    /^\**$/.test(port) &&
    /^[/*]*$/.test(path)
  )
}

/** Whether a `*` is somewhere that patterns do not support. */
export function isMisplaced({ scheme, subdomains, host, port }: WrittenOrigin): boolean {
  if (`${scheme}${host}`.includes('*') || (port.includes('*') && port !== '*')) return true
  if (host === '' && subdomains === '*' && port === '')
    return !parsePattern(`${scheme.toLowerCase()}://*`)
  if (!['', '.', '*.'].includes(subdomains)) return true
  return subdomains === '*.' && (host === '' || /^\[|^[\d.]+$/.test(host))
}

/**
 * Moves each `*` at the edge of a host to where patterns support it. `*localhost*` means any port of `localhost`, and
 * `*example.com*` means the subdomains. A `*` that stays in the host is part of a label.
 */
export function readWildcards(given: WrittenOrigin): WrittenOrigin {
  const written = { ...given, host: readRange(given), port: readPort(given) }
  const [, start = '', stars = ''] = /^([^*]*[^*.])(\*+)$/.exec(written.host) ?? []
  const isOwn = isLoopback(start) || (isLocal(start) && /\.[a-z]+$/i.test(start))
  const isPublic = stars !== '' && !isLocal(start) && publicSuffixOf(start) !== undefined
  const host = isOwn || isPublic ? start : written.host
  // On a developer's machine it means the port. After a public name it means a path.
  const port = isOwn && written.port === '' ? '*' : written.port
  if (!/^\*+$/.test(written.subdomains)) return { ...written, host, port }
  if (isLoopback(host) || /^[\d.*]+$/.test(host)) return { ...written, subdomains: '', host, port }
  return host.includes('*')
    ? { ...written, subdomains: '', host: `*${host}`, port }
    : { ...written, host, port }
}

/** Whether an origin is a range of addresses, such as `192.168.1.0/24`. */
export const isRange = ({ host, path }: Pick<WrittenOrigin, 'host' | 'path'>): boolean =>
  isIpAddress({ host }) && /^\/(?:[89]|[1-9]\d|1[01]\d|12[0-8])$/.test(path)

/** If an IPv4 range consists of whole bytes, these become `*`. Other ranges become an invalid host. */
function readRange({ host, path }: WrittenOrigin): string {
  const bits = Number(path.slice(1))
  if (!isRange({ host, path })) return host
  const fixed = host.split('.').slice(0, bits / 8)
  return bits % 8 === 0 ? [...fixed, '*'].join('.') : '/'
}

/** A `*` after a whole port belongs to a path. On its own it means any port. */
function readPort({ port, scheme }: WrittenOrigin): string {
  const [, digits = ''] = /^(\d+)\*+$/.exec(port) ?? []
  const isWhole = digits.length > 3 || digits === defaultPorts.get(scheme.toLowerCase())
  return digits !== '' && isWhole ? digits : port.replace(/\*+/, '*')
}

/** A regular expression for any host of a scheme. */
export const expressionForAnyHost = (scheme: string, port: string): RegExp =>
  // VS Code generates a host for each of its webviews.
  compile(scheme, scheme === 'vscode-webview' ? '[a-z0-9]+' : '[a-z0-9.-]+', port)

/** A regular expression for a host or port with a `*` in it. `undefined` if it is not clear what `*` means. */
export function expressionFor(
  scheme: string,
  subdomains: string,
  host: string,
  port: string,
): RegExp | undefined {
  if (!/^[\w.*-]+$/.test(host)) return undefined
  const source = isPartOfAddress(host) ? sourceOfAddress(host) : sourceOfName(host)
  const parents = subdomains === '' ? '' : String.raw`(?:[a-z0-9-]+\.)+`
  return source === undefined ? undefined : compile(scheme, parents + source, port)
}

function compile(scheme: string, host: string, port: string): RegExp {
  const [, digits = '', star = ''] = /^(\d*)(\*?)$/.exec(port) ?? []
  const more = star === '' ? '' : String.raw`\d{0,${5 - digits.length}}`
  const whole = port === '*' ? String.raw`(?::\d+)?` : port === '' ? '' : `:${digits}${more}`
  return new RegExp(String.raw`^${scheme.replace(/[.+]/g, String.raw`\$&`)}:\/\/${host}${whole}$`)
}

/** A whole label, or a part of one, for each `*`. */
function sourceOfName(host: string): string | undefined {
  // A `*` in the only label, as in `https://app-*`, does not name a domain.
  if (host.includes('*') && !host.includes('.')) return undefined
  return host
    .replaceAll('.', String.raw`\.`)
    .replace(/\*+/g, '*')
    .replace(/(?<=[a-z\d])\*|\*(?=[a-z\d])/gi, '[a-z0-9-]#')
    .replaceAll('*', '[a-z0-9-]+')
    .replaceAll('#', '*')
}

/** Whether a host is an IPv4 address with `*` in it. */
export const isPartOfAddress = (host: string): boolean =>
  host.includes('*') && /^\d/.test(host) && /^[\d.*]+$/.test(host)

/** In `192.168.*`, the last `*` means all missing numbers. */
function sourceOfAddress(host: string): string | undefined {
  const bytes = host.split('.')
  const last = bytes.at(-1) ?? ''
  const isOpen = /^\*+$/.test(last)
  if (bytes.length > 4 || (bytes.length < 4 && !isOpen)) return undefined
  // `10.0.0.1*` may mean a port.
  if (!isOpen && bytes.slice(0, 3).every((byte) => /^\d+$/.test(byte))) return undefined
  const missing = Array.from({ length: 4 - bytes.length }, () => '*')
  const sources = [...bytes, ...missing].map(sourceOfByte)
  return sources.includes(undefined) ? undefined : sources.join(String.raw`\.`)
}

function sourceOfByte(byte: string): string | undefined {
  const [, digits, stars] = /^(\d{0,3})(\**)$/.exec(byte) ?? []
  if (digits === undefined || byte === '' || Number(digits) > 255) return undefined
  if (stars === '' || digits.length === 3) return digits
  return digits === '' ? String.raw`\d{1,3}` : String.raw`${digits}\d{0,${3 - digits.length}}`
}
