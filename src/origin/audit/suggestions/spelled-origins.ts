import { isLoopback } from '../../loopback.js'
import { isOpenToRegistration } from '../../public-suffix.js'
import { parseOrigin } from '../../serialized-origin.js'

/** One token of a source: an escape, a class, a count, the start of a group, or a character. */
export const sourceToken =
  /\\[\s\S]|\[(?:\\[\s\S]|[^[\]\\])*\]|\{[\d,]*\}|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|[\s\S]/g

/** The literal text of a source, with a space for everything else. */
const literally = (source: string): string =>
  source.replace(sourceToken, (part) => {
    if (/^\\[^a-z\d]$/i.test(part)) return part.charAt(1)
    return part.length === 1 ? part : ' '
  })

/** Whether a source spells out http or https. */
export const namesScheme = (source: string): boolean => /https?\b|http\(/i.test(source)

/** Whether a source has a port, spelled out or not. */
export const namesPort = (source: string): boolean =>
  /:(?!\\?\/|\d*\\?\]|:)/.test(source.replace(/\(\?:/g, '('))

/** Whether a source spells out a name or an address of this machine. */
export const namesLoopback = (source: string): boolean =>
  /\blocalhost\b|\b127\\?\.|::1/.test(source)

/** The names and addresses in a text. */
const namesIn = (text: string): readonly string[] => [
  ...new Set(text.match(/[a-z\d-]+(?:\.[a-z\d-]+)*/g)),
]

/** The public suffixes that a source spells out with no name in front. */
export const spelledSuffixes = (source: string): readonly string[] =>
  namesIn(literally(source)).filter(isOpenToRegistration)

/**
 * The origins of the names that a source spells out, whether or not it accepts them. They have each port that it spells
 * out, and plain http if it says so or for this machine. Public suffixes are skipped, because they are not the user's.
 */
export function spelledOrigins(source: string): readonly string[] {
  const text = literally(source)
  // A name without a dot is a host only after `://`.
  const [, behind = ''] = /:\/\/(.*)$/s.exec(text) ?? []
  const hostsBehind = new Set(namesIn(behind).filter((name) => !/^\d+$/.test(name)))
  const names = namesIn(text).filter((name) =>
    name.includes('.') ? !isOpenToRegistration(name) : isLoopback(name) || hostsBehind.has(name),
  )
  const hosts = [...names, ...(text.includes('::1') ? ['[::1]'] : [])]
  const ports = [...text.matchAll(/:\(*((?:\d{2,5}\|?)+)/g)].flatMap(([, list = '']) =>
    list.split('|').map((port) => `:${port}`),
  )
  const ownPorts = ports.length === 0 ? [':3000'] : []
  const schemes = /http(?!s(?![*?{]))/.test(text) ? ['https', 'http'] : ['https']
  return hosts
    .flatMap((host) =>
      isLoopback(host) || /^[\d.]+$/.test(host)
        ? combine(namesScheme(source) ? schemes : ['http'], [host], ['', ...ports, ...ownPorts])
        : combine(schemes, namesBelow(host, text), ['', ...ports]),
    )
    .filter((origin) => parseOrigin(origin) !== undefined)
}

/** A name, and one of its subdomains unless the name is the whole host. */
const namesBelow = (name: string, text: string): readonly string[] =>
  text.includes(`//${name}`) ? [name] : [name, `app.${name}`]

const combine = (
  schemes: readonly string[],
  hosts: readonly string[],
  ports: readonly string[],
): string[] =>
  schemes.flatMap((scheme) =>
    hosts.flatMap((host) => ports.map((port) => `${scheme}://${host}${port}`)),
  )
