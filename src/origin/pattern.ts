import {
  isIpAddress,
  isName,
  isSpecial,
  parseOrigin,
  type TupleOrigin,
} from './serialized-origin.js'

/**
 * A configured origin: exact, or with `*` for its left-most labels (`subdomains`), its port (`anyPort`) or both; or every
 * extension of a browser (`anyHost`), whose host is then empty.
 */
export interface OriginPattern extends TupleOrigin {
  readonly subdomains: boolean
  readonly anyPort: boolean
  readonly anyHost: boolean
}

/** The longest host in front of which a label and its dot have room. */
export const longestParent = 251

const shape = /^([^*/]+:\/\/)(\*\.)?([^*]+?)(:\*)?$/

/** Firefox and Safari give each installation of an extension a host of its own. */
const everyExtension = /^(chrome-extension|moz-extension|safari-web-extension):\/\/\*$/

/**
 * Reads `scheme://host[:port]`, where `*.` may stand in front of the host and `*` for the port or an extension's host.
 *
 * @returns the pattern, or `undefined` for anything else; `*` alone and `null` are not patterns
 */
export function parsePattern(value: string): OriginPattern | undefined {
  if (!value.includes('*')) return parseExact(value)
  const [, extension] = everyExtension.exec(value) ?? []
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
  const [, scheme, wildcardLabels, rest, wildcardPort] = shape.exec(value) ?? []
  if (scheme === undefined || rest === undefined) return undefined
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

/** Spares the origins of a long allowlist a second look. */
function parseExact(value: string): OriginPattern | undefined {
  const origin = parseOrigin(value)
  if (origin === undefined || hasInvalidPunycode(origin)) return undefined
  // Member by member: spreading takes many times as long.
  const { scheme, host, port } = origin
  return { scheme, host, port, subdomains: false, anyPort: false, anyHost: false }
}

/** Whether a host has a label that no URL can have, as it is the Punycode of nothing (URL section 3.5). */
export const hasInvalidPunycode = ({
  scheme,
  host,
}: Pick<TupleOrigin, 'scheme' | 'host'>): boolean =>
  host.includes('xn--') && isSpecial(scheme) && !URL.canParse(`http://${host}`)
