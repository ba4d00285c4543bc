import { isLoopback } from '../../origin/loopback.js'
import { isOpenToRegistration, isRegistry, publicSuffixOf } from '../../origin/public-suffix.js'
import { isIpAddress, isSpecial, parseOrigin } from '../../origin/serialized-origin.js'
import type { FindingCode } from './codes.js'

/** An origin that must not be allowed. `any-subdomain` is the exception: it may be meant. */
export interface Attack {
  readonly origin: string
  readonly code: FindingCode | 'any-subdomain'
}

/** A site that is not on any list. The names of RFC 2606 belong to no one, so no request can reach one. */
const attacker = 'attacker.test'

/** An unknown origin. The second one tells a server that allows every origin from one that allows its suffix. */
export const unknownOrigin = `https://${attacker}`
export const otherUnknownOrigin = 'https://cors-audit.invalid'

/** Characters that browsers keep in a host, most telling first. Chromium before 119 escaped some, such as "`". */
const specialCharacters = `- _ , } \` %60 ! $ ; & { ~ = + ' ( ) * "`.split(' ')

/** Hosts on which anyone can publish a page under a name, or under the very host. */
const sharedHosts = [
  'attacker.s3.amazonaws.com',
  's3.amazonaws.com',
  'attacker.s3.us-east-1.amazonaws.com',
  'storage.googleapis.com',
  'attacker.blob.core.windows.net',
  'attacker.github.io',
  'attacker.vercel.app',
  'attacker.netlify.app',
  'attacker.herokuapp.com',
  'attacker.pages.dev',
  'attacker.web.app',
  'attacker.azurewebsites.net',
  'attacker.cloudfront.net',
  'codepen.io',
  'jsfiddle.net',
  'jsbin.com',
]

/** The attacks that do not depend on an allowed origin. */
export const generalAttacks: readonly Attack[] = [
  { origin: 'null', code: 'null-origin' },
  // Rules that are meant for development often see only the start.
  ...['localhost', '127.0.0.1', '192.168'].map((start): Attack => {
    return { origin: `http://${start}.${attacker}`, code: 'look-alike-origin' }
  }),
]
export const sharedAttacks: readonly Attack[] = sharedHosts.map((host) => ({
  origin: `https://${host}`,
  code: 'shared-domain-origin',
}))

/** The public suffix of a host, or its last label if the Public Suffix List does not have one. */
export const suffixOf = (host: string): string =>
  publicSuffixOf(host) ?? host.slice(host.lastIndexOf('.') + 1)

/** The registrable domain of a host, or its last two labels if the Public Suffix List does not have it. */
export function siteOf(host: string): string {
  const suffix = suffixOf(host)
  const above = host.slice(0, Math.max(0, host.length - suffix.length - 1))
  return above === '' ? host : `${above.slice(above.lastIndexOf('.') + 1)}.${suffix}`
}

/** Whether an attacker could own the host. A name under a suffix that does not exist shows a fault, but no one can have it. */
export const canBeOwned = (origin: string): boolean => {
  const host = parseOrigin(origin)?.host
  return (
    host === undefined || `.${host}`.endsWith(`.${attacker}`) || publicSuffixOf(host) !== undefined
  )
}

/**
 * The origins that get past a loose check for an allowed one, most telling first. None belongs to the same site, except
 * those that show an insecure scheme, other ports and other subdomains.
 */
export function attacksOn(allowed: string): readonly Attack[] {
  const parsed = parseOrigin(allowed)
  if (parsed === undefined || !isSpecial(parsed.scheme)) return []
  const { scheme, host } = parsed
  const port = parsed.port === '' ? '' : `:${parsed.port}`
  const site = siteOf(host)
  const hasName = !isIpAddress(parsed) && host.includes('.')
  const attacks: Attack[] = []
  const add = (code: Attack['code'], ...origins: readonly string[]): void => {
    attacks.push(...origins.map((origin) => ({ origin, code })))
  }
  if (/^https?$/.test(scheme) && !isLoopback(host)) {
    add('insecure-origin', `http://${host}${port}`)
    if (hasName && scheme === 'https') add('insecure-origin', `http://attacker.${host}${port}`)
  }
  // A list may have the usual ports, but not this one.
  if (!isLoopback(host)) add('any-port', `${scheme}://${host}:61234`)
  add('look-alike-origin', `${scheme}://${host}.${attacker}`)
  if (hasName) {
    add('look-alike-origin', `${scheme}://attacker${site}${port}`)
    add('look-alike-origin', `${scheme}://attacker${host}.${attacker}`)
    for (const [index, character] of Array.from(host).entries()) {
      const dotless = `${host.slice(0, index)}x${host.slice(index + 1)}`
      if (character !== '.' || siteOf(dotless) === site) continue
      add('look-alike-origin', `${scheme}://${dotless}${port}`)
    }
    // No one owns every ending, so no list has this one.
    add('look-alike-origin', `${scheme}://${host.slice(0, -suffixOf(host).length)}zip${port}`)
    addShared(host, add)
    add('any-subdomain', `${scheme}://attacker.${host}${port}`)
    if (host !== site) add('any-subdomain', `${scheme}://attacker.${site}${port}`)
    add('look-alike-origin', `${scheme}://attacker-${site}${port}`)
    add('look-alike-origin', `${scheme}://${site.split('.', 1)[0] ?? ''}-${attacker}`)
  }
  if (port !== '') add('look-alike-origin', `${scheme}://${host}.${attacker}${port}`)
  for (const character of specialCharacters) {
    add('look-alike-origin', `${scheme}://${host}${character}.${attacker}`)
  }
  return attacks.filter(({ origin }) => isSendable(origin))
}

/** Other names under the suffix of the allowed origin, if everyone can register them there. */
function addShared(host: string, add: (code: Attack['code'], origin: string) => void): void {
  const suffix = publicSuffixOf(host)
  if (suffix === undefined || !isOpenToRegistration(suffix)) return
  add('shared-domain-origin', `https://attacker.${suffix}`)
  if (isRegistry(suffix)) return
  // Preview deployments share the start or the end of their name.
  const name = siteOf(host).slice(0, -suffix.length - 1)
  const start = name.replace(/-[^-]*$/, '')
  const end = name.replace(/^.*-/, '')
  for (const like of new Set([`${name}-attacker`, `${start}-attacker`, `attacker-${end}`])) {
    add('shared-domain-origin', `https://${like}.${suffix}`)
  }
}

/** Joins hosts of allowed origins, to get past checks that store hosts by their common ending: `barfoo.com`. */
export function joinedAttacks(origins: readonly string[]): readonly Attack[] {
  const hosts = origins
    .map((origin) => /^https:\/\/([^:]+)$/.exec(origin)?.[1])
    .filter((host) => host !== undefined)
  const sites = hosts.map(siteOf)
  const joined = hosts.flatMap((host) =>
    hosts.map((other) => {
      let start = other.length
      while (start > 0 && host.endsWith(other.slice(start - 1))) start -= 1
      return other.slice(0, start) + host
    }),
  )
  return joined
    .filter((host) => !sites.includes(siteOf(host)) && isSendable(`https://${host}`))
    .slice(0, 2)
    .map((host) => ({ origin: `https://${host}`, code: 'look-alike-origin' }))
}

/** Whether a browser could send this as `Origin`. An address with a letter in it, for example, is not a host. */
function isSendable(origin: string): boolean {
  const read = origin.replace('%60', '`')
  return URL.canParse(read) && new URL(read).origin === read
}

/** Origins that a server often allows, to try if none is known. */
export function likelyOrigins(url: string): readonly string[] {
  const { origin, hostname, protocol } = new URL(url)
  const site = siteOf(hostname)
  const isNamed =
    !isIpAddress({ host: hostname }) && !isLoopback(hostname) && hostname.includes('.')
  const names = isNamed ? ['', 'www.', 'app.'].map((label) => `${protocol}//${label}${site}`) : []
  const local = [3000, 5173, 8080].map((port) => `http://localhost:${port}`)
  return [origin, ...names, ...local]
}
