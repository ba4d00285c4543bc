import { isIpAddress, parseOrigin, type TupleOrigin } from './serialized-origin.js'

/** A configured origin: exact, or with `*` for its left-most labels (`subdomains`), its port (`anyPort`) or both. */
export interface OriginPattern extends TupleOrigin {
  readonly subdomains: boolean
  readonly anyPort: boolean
}

const shape = /^([^*/]+:\/\/)(\*\.)?([^*]+?)(:\*)?$/

/**
 * Reads `scheme://host[:port]`, where `*.` may stand in front of the host and `*` for the port.
 *
 * @returns the pattern, or `undefined` for anything else; `*` alone and `null` are not patterns
 */
export function parsePattern(value: string): OriginPattern | undefined {
  if (!value.includes('*')) return parseExact(value)
  const [, scheme, wildcardLabels, rest, wildcardPort] = shape.exec(value) ?? []
  if (scheme === undefined || rest === undefined) return undefined
  const origin = parseOrigin(scheme + rest)
  if (origin === undefined) return undefined
  const subdomains = wildcardLabels !== undefined
  const anyPort = wildcardPort !== undefined
  if (anyPort && origin.port !== '') return undefined
  if (subdomains && isIpAddress(origin)) return undefined
  return { ...origin, subdomains, anyPort }
}

/** Spares the origins of a long allowlist a second look. */
function parseExact(value: string): OriginPattern | undefined {
  const origin = parseOrigin(value)
  if (origin === undefined) return undefined
  // Member by member: spreading takes many times as long.
  const { scheme, host, port } = origin
  return { scheme, host, port, subdomains: false, anyPort: false }
}
