import { isLoopback } from '../loopback.js'
import { parsePattern } from '../pattern.js'
import { isSlip, schemesOfPages } from './schemes-of-pages.js'
import { defaultPorts, isSpecial } from '../serialized-origin.js'
import { isFile, isHostless, readWritten } from './written-origin.js'

/**
 * What somebody meant who wrote something that is not a pattern, such as `HTTPS://Example.com/path`.
 *
 * @returns a pattern; an expression, if a wildcard stands where no pattern has it; `undefined` if it cannot be told
 */
export function correct(value: string): string | RegExp | undefined {
  if (isFile(value) || isHostless(value)) return undefined
  const written = readWritten(value.replace(/^(?:blob|view-source):/i, ''))
  const scheme = schemeOf(written.scheme.toLowerCase(), written.host)
  if (!isSpecial(scheme) && !/^[^/]+:\//.test(value)) return undefined
  // A `?` for one character, or every extension with a path.
  if (/^\?[\w-]*\./.test(written.path)) return undefined
  const every = `${scheme}://*`
  if (written.host === '' && written.subdomains === '*' && parsePattern(every)) return every
  // Where hosts are taken as they are, a dot in front belongs to them.
  const isDot = written.subdomains === '.' && !isSpecial(scheme)
  const host = isSpecial(scheme) ? canonicalHost(written.host) : (isDot ? '.' : '') + written.host
  if (host === undefined) return undefined
  const port = portOf(written.port, scheme)
  const subdomains = written.subdomains === '' || isDot ? '' : '*.'
  if (host.includes('*') && /^[\w.*-]+$/.test(host)) {
    return expressionFor(scheme, subdomains, host, port)
  }
  const pattern = `${scheme}://${subdomains}${host}${port}`
  return parsePattern(pattern) === undefined ? undefined : pattern
}

function schemeOf(scheme: string, host: string): string {
  if (scheme === '' || scheme.includes('*')) {
    return isLoopback(canonicalHost(host) ?? '') ? 'http' : 'https'
  }
  if (isSlip(scheme)) return scheme.includes('s') ? 'https' : 'http'
  return schemesOfPages.get(scheme) ?? scheme
}

function portOf(port: string, scheme: string): string {
  const canonical = port.replace(/^0+/, '')
  return canonical === '' || canonical === defaultPorts.get(scheme) ? '' : `:${canonical}`
}

/** Lower case, Punycode, compressed IPv6 and dotted IPv4, as URLs have them; a `*` stays. */
function canonicalHost(host: string): string | undefined {
  const standIn = 'wildcard-0'
  const url = `http://${host.replaceAll('*', standIn)}`
  if (host === '' || !URL.canParse(url)) return undefined
  return new URL(url).hostname.replace(/\.$/, '').replaceAll(standIn, '*')
}

/** An expression with one label, or a part of one, for each wildcard. */
function expressionFor(scheme: string, subdomains: string, host: string, port: string): RegExp {
  const labels = host.replaceAll('.', String.raw`\.`).replaceAll('*', '[a-z0-9-]+')
  const parents = subdomains === '' ? '' : String.raw`(?:[a-z0-9-]+\.)+`
  const portSource = port === ':*' ? String.raw`(?::\d+)?` : port
  return new RegExp(String.raw`^${scheme}:\/\/${parents}${labels}${portSource}$`)
}
