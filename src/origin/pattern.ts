import {
  isIpAddress,
  isName,
  isSpecial,
  parseOrigin,
  type TupleOrigin,
} from './serialized-origin.js'

/**
 * A configured origin: exact, or with `*` as its left-most labels (`subdomains`), its port (`anyPort`) or both. With
 * `anyHost`, it is every extension of a browser, and `host` is empty.
 */
export interface OriginPattern extends TupleOrigin {
  readonly subdomains: boolean
  readonly anyPort: boolean
  readonly anyHost: boolean
}

/** The longest host that still has room for a label and a dot in front. */
export const longestParent = 251

const shape = /^([^*/]+:\/\/)(\*\.)?([^*]+?)(:\*)?$/

/** In Firefox and Safari, each installation of an extension has its own host. */
const extensionPattern = /^(chrome-extension|moz-extension|safari-web-extension):\/\/\*$/

/**
 * Reads `scheme://host[:port]`. The host may start with `*.`, and `*` may be the port or the host of an extension.
 *
 * @returns `undefined` for anything else, such as `*` alone or `null`
 */
export function parsePattern(value: string): OriginPattern | undefined {
  if (!value.includes('*')) return parseExact(value)
  const [, extension] = extensionPattern.exec(value) ?? []
  if (extension !== undefined) {
    return {
      scheme: extension,
      host: '',
      port: '',
      subdomains: false,
      anyPort: false,
      anyHost: true,
    }
  }
  const [, scheme = '', wildcardLabels, rest = '', wildcardPort] = shape.exec(value) ?? []
  const origin = parseExact(scheme + rest)
  if (origin === undefined) return undefined
  const subdomains = wildcardLabels !== undefined
  const anyPort = wildcardPort !== undefined
  if (anyPort && origin.port !== '') return undefined
  if (subdomains && !mayHaveSubdomains(origin)) return undefined
  return { ...origin, subdomains, anyPort }
}

const mayHaveSubdomains = (origin: TupleOrigin): boolean =>
  isName(origin.host) && !isIpAddress(origin) && origin.host.length <= longestParent

/** The fast path for the origins of a long list. */
function parseExact(value: string): OriginPattern | undefined {
  const origin = parseOrigin(value)
  if (origin === undefined || hasInvalidPunycode(origin)) return undefined
  // Listing the members is many times faster than spreading.
  const { scheme, host, port } = origin
  return { scheme, host, port, subdomains: false, anyPort: false, anyHost: false }
}

/** Whether a host has a label with invalid Punycode, which no URL can have (URL section 3.5). */
export const hasInvalidPunycode = ({
  scheme,
  host,
}: Pick<TupleOrigin, 'scheme' | 'host'>): boolean =>
  host.includes('xn--') && isSpecial(scheme) && !URL.canParse(`http://${host}`)
