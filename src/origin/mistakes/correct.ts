import type { OriginEntry } from '../../options.js'
import { isLocal, isLoopback } from '../loopback.js'
import { parsePattern } from '../pattern.js'
import { isSlip, schemesOfPages } from './schemes-of-pages.js'
import { defaultPorts, isSpecial } from '../serialized-origin.js'
import { expressionFor, expressionForAnyHost, isPartOfAddress, readWildcards } from './wildcards.js'
import { hostsOf, isFile, isHostless, readWritten, type WrittenOrigin } from './written-origin.js'

/**
 * What somebody meant who wrote something that is not a pattern, such as `HTTPS://Example.com/path`.
 *
 * @returns a pattern; an expression, if a wildcard stands where no pattern has it; `undefined` if it cannot be told
 */
export function correct(value: string): OriginEntry | undefined {
  if (isFile(value) || isHostless(value) || /^https?$/i.test(value)) return undefined
  const one = oneHost(readWritten(value.replace(/^(?:blob|view-source):/i, '')))
  if (one === undefined) return undefined
  const written = readWildcards(one)
  const scheme = schemeOf(written)
  if (!isSpecial(scheme) && !/^[^/]+:\//.test(value)) return undefined
  // A `?` for one character, or every extension with a path.
  if (/^\?[\w-]*\./.test(written.path)) return undefined
  const port = portOf(written.port, scheme)
  if (written.host === '' && written.subdomains.startsWith('*')) {
    return isSpecial(scheme) && written.scheme !== scheme ? undefined : anyHost(scheme, port)
  }
  // Where hosts are taken as they are, a dot in front belongs to them.
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

/** Keeps the second of two hosts that are both this machine; which of others was meant cannot be told. */
function oneHost(written: WrittenOrigin): WrittenOrigin | undefined {
  const [first = '', second] = hostsOf(written)
  if (second === undefined) return written
  if (/^\d+$/.test(second)) return written.port === '*' ? { ...written, host: first } : undefined
  return isLoopback(first) && isLoopback(second) ? { ...written, host: second } : undefined
}

function anyHost(scheme: string, port: string): OriginEntry | undefined {
  const every = `${scheme}://*`
  if (port === '' && parsePattern(every)) return every
  // Without a port, it is every origin, for which there is a word.
  return isSpecial(scheme) && !/\d/.test(port) ? undefined : expressionForAnyHost(scheme, port)
}

function schemeOf({ scheme: given, subdomains, host: written }: WrittenOrigin): string {
  const scheme = given.toLowerCase()
  if (scheme === '' || scheme.includes('*')) {
    const host = canonicalHost(written) ?? ''
    // In front of a single label, `*.` makes it a top-level domain.
    const name = subdomains === '' ? host : `name.${host}`
    const isPlain = isLoopback(host) || isPartOfAddress(host) || isLocal(name)
    return isPlain && host !== '' ? 'http' : 'https'
  }
  if (isSlip(scheme)) return scheme.includes('s') ? 'https' : 'http'
  return schemesOfPages.get(scheme) ?? scheme
}

function portOf(port: string, scheme: string): string {
  const canonical = port.replace(/^0+/, '')
  return canonical === defaultPorts.get(scheme) ? '' : canonical
}

/** Lower case, Punycode, compressed IPv6 and dotted IPv4, as URLs have them; a `*` stays. */
function canonicalHost(host: string): string | undefined {
  if (isPartOfAddress(host)) return host
  // A label has Punycode as a whole, so that of a part of one cannot be told.
  if (host.split('.').some((label) => label.includes('*') && /[^\0-\x7f]/.test(label))) {
    return undefined
  }
  const standIn = 'wildcard-0'
  const url = `http://${host.replaceAll('*', standIn)}`
  if (host === '' || !URL.canParse(url)) return undefined
  return new URL(url).hostname.replace(/\.$/, '').replaceAll(standIn, '*')
}
