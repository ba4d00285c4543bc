import * as names from '../protocol/header-names.js'
import type { PolicyParts } from '../read-options/policy-parts.js'

/** Headers by their names in lower case: of a name with capitals, Node makes another string for each response. */
export type HeaderRecord = Record<string, string>

/** What the responses to one kind of request get, as far as it is the same for all of them. */
export interface PreparedHeaders {
  /**
   * Those of a response that allows its origin, to be copied: a copy of an object takes half of the time that its making
   * does. Where an origin matches, it takes the place of `*`.
   */
  readonly allowed: Readonly<HeaderRecord>
  readonly denied: Readonly<HeaderRecord>
}

export interface PreparedPolicy {
  readonly actual: PreparedHeaders
  readonly preflight: PreparedHeaders
  /** Those of a preflight that asks for headers, where these are reflected; they take the place of an empty value. */
  readonly reflecting: Readonly<HeaderRecord> | undefined
  readonly echoesMethod: boolean
}

/** Makes all that the responses under a policy have in common (Fetch section 3.3.3). */
export function prepareHeaders(parts: PolicyParts<never>): PreparedPolicy {
  const { origin, methods, allowedHeaders, exposedHeaders, credentials, maxAge } = parts
  // Browsers take `*` in these lists literally for a request with credentials (Fetch section 4.8).
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
  // Some browsers wait for the body of a 204 that does not say it has none.
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

/** A header, and its value where it has one. */
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
