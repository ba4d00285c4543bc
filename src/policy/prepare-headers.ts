import * as names from '../protocol/header-names.js'
import type { PolicyParts } from '../read-options/policy-parts.js'

/** Headers by lowercase name: Node would lowercase any other name again for each response. */
export type HeaderRecord = Record<string, string>

/** The headers that all responses to one kind of request have in common. */
export interface PreparedHeaders {
  /**
   * For an allowed origin. Copy it: that takes half the time of building an object. The origin then replaces `*`, unless
   * every origin is allowed.
   */
  readonly allowed: Readonly<HeaderRecord>
  /** For a denied origin. */
  readonly denied: Readonly<HeaderRecord>
}

export interface PreparedPolicy {
  readonly actual: PreparedHeaders
  readonly preflight: PreparedHeaders
  /** For a preflight whose requested headers are reflected. They replace an empty value. */
  readonly reflecting: Readonly<HeaderRecord> | undefined
  readonly echoesMethod: boolean
}

/** Prepares the headers that all responses under a policy have in common (Fetch section 3.3.3). */
export function prepareHeaders(parts: PolicyParts<never>): PreparedPolicy {
  const { origin, methods, allowedHeaders, exposedHeaders, credentials, maxAge } = parts
  // If a request has credentials, browsers take `*` in these lists literally (Fetch section 4.8).
  const echoesMethod = credentials && methods.includes('*')
  const reflectsHeaders =
    allowedHeaders === undefined || (credentials && allowedHeaders.includes('*'))

  const matches = origin.kind === 'matched' ? [names.origin] : []
  const asked = [
    ...(echoesMethod ? [names.requestMethod] : []),
    ...(reflectsHeaders ? [names.requestHeaders] : []),
  ]
  const everywhere: readonly Line[] = [
    [names.allowOrigin, '*'],
    [names.allowCredentials, credentials ? 'true' : undefined],
  ]
  const preflight: readonly Line[] = [
    ...everywhere,
    [names.allowMethods, echoesMethod ? undefined : methods.join(',') || undefined],
    [names.allowHeaders, reflectsHeaders ? undefined : allowedHeaders.join(',') || undefined],
    [names.maxAge, maxAge?.toString()],
  ]
  // Some browsers wait for the body of a 204 if this header is missing.
  const end: Line = ['Content-Length', parts.preflightContinue ? undefined : '0']
  const preflightVary = varyOn(origin.kind === 'off' ? [] : [...matches, ...asked])
  return {
    actual: prepare(varyOn(matches), [
      ...everywhere,
      [names.exposeHeaders, exposedHeaders.join(',') || undefined],
    ]),
    preflight: prepare(preflightVary, preflight, end),
    reflecting: reflectsHeaders
      ? toRecord([preflightVary, ...preflight, [names.allowHeaders, ''], end])
      : undefined,
    echoesMethod,
  }
}

/** A header with its value; without a value, it is not sent. */
type Line = readonly [name: string, value: string | undefined]

const varyOn = (fields: readonly string[]): Line => ['Vary', fields.join(', ') || undefined]

function prepare(vary: Line, allowed: readonly Line[], ...end: readonly Line[]): PreparedHeaders {
  return {
    allowed: toRecord([vary, ...allowed, ...end]),
    denied: Object.freeze(toRecord([vary, ...end])),
  }
}

function toRecord(lines: readonly Line[]): HeaderRecord {
  const record: HeaderRecord = {}
  for (const [name, value] of lines) if (value !== undefined) record[name.toLowerCase()] = value
  return record
}
