import { isExtensionScheme } from '../../extension-schemes.js'
import { isLoopback } from '../../loopback.js'
import { parsePattern } from '../../pattern.js'
import { isMistaken } from '../../mistakes/schemes-of-pages.js'
import { isIpAddress } from '../../serialized-origin.js'

/** What suggestions write for one or more subdomain labels, and for any port or none. */
export const someSubdomains = '(?:[a-z0-9-]+\\.)+'
export const anyPort = '(?::\\d+)?'

/** Demands a colon before the digits of a port: `:?\d*` would also match more digits of the name. */
export const withWholePort = (text: string): string =>
  text.replace(/:(?:[*?]|\{0,1\})(?:\\d|\[(?:\\d|0-9)\])[*+]$/, anyPort)

/**
 * The pattern that means the same as an expression, which is given without its anchors. There is one for origins of this
 * machine, and if the expression would be hard to read.
 */
export function asPattern(text: string): string | undefined {
  const [, extension] = /^([a-z-]+):\\\/\\\/\.[*+]$/.exec(text) ?? []
  if (extension !== undefined && isExtensionScheme(extension)) return `${extension}://*`
  const wildcards = text
    .replace(`\\/\\/${someSubdomains}`, '\\/\\/*.')
    .replace(/(?:\(\?::\\d\+\)\?|\(:\\d\+\)\??|:\\d\+)$/, ':*')
  const literal = wildcards.replace(/\\([^a-z\d])/gi, '$1')
  if (/[()|?+{}$^\\]|\*(?!\.|$)/.test(literal)) return undefined
  if (/(?<!\\)\.(?!\*)/.test(wildcards.replace('*.', ''))) return undefined
  const pattern = parsePattern(literal)
  if (pattern === undefined || isMistaken(pattern)) return undefined
  return isLoopback(pattern.host) ||
    isIpAddress(pattern) ||
    (pattern.subdomains && !pattern.anyPort)
    ? literal
    : undefined
}
