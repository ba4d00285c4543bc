import type { OriginEntry } from '../../options.js'
import { isLocal, isLoopback } from '../loopback.js'
import { parsePattern } from '../pattern.js'
import { isSlip, schemesOfPages } from './schemes-of-pages.js'
import { defaultPorts, isSpecial } from '../serialized-origin.js'
import { expressionFor, expressionForAnyHost, isPartOfAddress, readWildcards } from './wildcards.js'
import {
  hasStrayStart,
  hostsOf,
  isFile,
  isHostless,
  isPath,
  readWritten,
  type WrittenOrigin,
} from './written-origin.js'

/**
 * Corrects a string that is not a valid pattern, such as `HTTPS://Example.com/path`.
 *
 * @returns a pattern, or a regular expression if a wildcard is somewhere that patterns do not support. `undefined` if it
 * is not clear what was meant
 */
export function correct(value: string): OriginEntry | undefined {
  if (isFile(value) || isPath(value) || isHostless(value) || /^https?$/i.test(value))
    return undefined
  const one = oneHost(readWritten(value.replace(/^(?:blob|view-source):/i, '')))
  if (one === undefined || hasStrayStart(value, one)) return undefined
  const written = readWildcards(one)
  const scheme = schemeOf(written)
  if (!isSpecial(scheme) && !/^[^/]+:\//.test(value)) return undefined
  // A `?` that is a wildcard for one character.
  if (/^\?[\w-]*\./.test(written.path)) return undefined
  const port = portOf(written.port, scheme)
  if (written.host === '' && written.subdomains.startsWith('*')) {
    return isSpecial(scheme) && written.scheme !== scheme ? undefined : anyHost(scheme, port)
  }
  // Outside special schemes, hosts are taken as they are, with a dot in front.
  const isDot = written.subdomains === '.' && !isSpecial(scheme)
  const host = isSpecial(scheme) ? canonicalHost(written.host) : (isDot ? '.' : '') + written.host
  if (host === undefined) return undefined
  const subdomains = written.subdomains === '' || isDot ? '' : '*.'
  if (host.includes('*') || /\d\*$/.test(port)) {
    return expressionFor(scheme, subdomains, host, port)
  }
  const pattern = `${scheme}://${subdomains}${host}${port === '' ? '' : `:${port}`}`
  return parsePattern(pattern) === undefined ? undefined : pattern
}

/** If there are two hosts and both are this machine, keeps the second. Otherwise it is not clear which one was meant. */
function oneHost(written: WrittenOrigin): WrittenOrigin | undefined {
  const [first = '', second] = hostsOf(written)
  if (second === undefined) return written
  if (/^\d+$/.test(second)) return written.port === '*' ? { ...written, host: first } : undefined
  return isLoopback(first) && isLoopback(second) ? { ...written, host: second } : undefined
}

function anyHost(scheme: string, port: string): OriginEntry | undefined {
  const every = `${scheme}://*`
  if (port === '' && parsePattern(every)) return every
  // Without a port, this means every origin, which is `'*'`.
  return isSpecial(scheme) && !/\d/.test(port) ? undefined : expressionForAnyHost(scheme, port)
}

function schemeOf({ scheme: given, subdomains, host: written }: WrittenOrigin): string {
  const scheme = given.toLowerCase()
  if (scheme === '' || scheme.includes('*')) {
    const host = canonicalHost(written) ?? ''
    // With `*.` in front, a single label is a top-level domain.
    const name = subdomains === '' ? host : `name.${host}`
    const isPlain = isLoopback(host) || isPartOfAddress(host) || isLocal(name)
    return isPlain ? 'http' : 'https'
  }
  if (isSlip(scheme)) return scheme.includes('s') ? 'https' : 'http'
  return schemesOfPages.get(scheme) ?? scheme
}

function portOf(port: string, scheme: string): string {
  const canonical = port.replace(/^0+/, '')
  return canonical === defaultPorts.get(scheme) ? '' : canonical
}

/** Lowercase, Punycode, compressed IPv6 and dotted IPv4, as in URLs. A `*` is kept. */
function canonicalHost(host: string): string | undefined {
  if (isPartOfAddress(host)) return host
  // Punycode encodes a whole label, so part of a label has none.
  if (host.split('.').some((label) => label.includes('*') && /[^\0-\x7f]/.test(label))) {
    return undefined
  }
  const standIn = 'wildcard-0'
  const url = `http://${host.replaceAll('*', standIn)}`
  if (host === '' || !URL.canParse(url)) return undefined
  return new URL(url).hostname.replace(/\.$/, '').replaceAll(standIn, '*')
}
