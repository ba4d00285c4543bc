import { isLoopback } from './loopback.js'
import { parsePattern } from './pattern.js'
import { schemesOfPages } from './schemes-of-pages.js'
import { defaultPorts } from './serialized-origin.js'
import { isFile, isHostless, readWritten } from './written.js'

/**
 * What somebody meant who wrote something that is no pattern, such as `HTTPS://Example.com/path`.
 *
 * @returns a pattern; an expression, where a wildcard stands where no pattern has it; `undefined` where it cannot be told
 */
export function correct(value: string): string | RegExp | undefined {
  if (isFile(value) || isHostless(value)) return undefined
  const written = readWritten(value.replace(/^blob:/i, ''))
  const host = canonicalHost(written.host)
  if (host === undefined) return undefined
  const scheme = schemeOf(written.scheme.toLowerCase(), host)
  const port = portOf(written.port, scheme)
  if (host.includes('*') && /^[\w.*-]+$/.test(host))
    return expressionFor(`${scheme}://${host}`, port)
  const pattern = `${scheme}://${written.subdomains === '' ? '' : '*.'}${host}${port}`
  return parsePattern(pattern) === undefined ? undefined : pattern
}

function schemeOf(scheme: string, host: string): string {
  if (scheme === '' || scheme.includes('*')) return isLoopback(host) ? 'http' : 'https'
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
function expressionFor(schemeAndHost: string, port: string): RegExp {
  const start = schemeAndHost.replaceAll(/[./]/g, String.raw`\$&`).replaceAll('*', '[a-z0-9-]+')
  return new RegExp(`^${start}${port === ':*' ? String.raw`(?::\d+)?` : port}$`)
}
