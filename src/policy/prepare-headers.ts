import type { Header, HeaderList } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import type { PolicyParts } from '../read-options/policy-parts.js'

/** The parts of a policy's responses that no request changes. */
export interface PreparedPolicy {
  readonly actual: PreparedHeaders
  readonly preflight: PreparedHeaders
  /** Whether to allow the headers that a preflight requests. */
  readonly reflectsHeaders: boolean
  /** Whether to allow the method that a preflight requests. */
  readonly echoesMethod: boolean
}

/** What all responses to one kind of request have in common. */
export interface PreparedHeaders {
  readonly vary: string | undefined
  /** For an allowed origin, without `Access-Control-Allow-Origin`. */
  readonly allowed: HeaderList
  /** For a denied origin. */
  readonly denied: HeaderList
}

/** Prepares what all responses under a policy have in common (Fetch section 3.3.3). */
export function prepareHeaders(parts: PolicyParts<never>): PreparedPolicy {
  const { origin, methods, allowedHeaders, exposedHeaders, credentials, maxAge } = parts
  // If a request has credentials, browsers take `*` in these lists literally (Fetch section 4.8).
  const echoesMethod = credentials && methods.includes('*')
  const reflectsHeaders =
    allowedHeaders === undefined || (credentials && allowedHeaders.includes('*'))

  // `Origin` comes first: `varyOnOrigin` relies on it.
  const matches = origin.kind === 'matched' ? [names.origin] : []
  const asked = [
    ...(echoesMethod ? [names.requestMethod] : []),
    ...(reflectsHeaders ? [names.requestHeaders] : []),
  ]
  const allowCredentials: Line = [names.allowCredentials, credentials ? 'true' : undefined]
  // Some browsers wait for the body of a 204 if this header is missing.
  const end: Line = ['Content-Length', parts.preflightContinue ? undefined : '0']
  return {
    actual: {
      vary: joined(matches),
      allowed: toHeaders(allowCredentials, [
        names.exposeHeaders,
        exposedHeaders.join(',') || undefined,
      ]),
      denied: toHeaders(),
    },
    preflight: {
      vary: joined(origin.kind === 'off' ? [] : [...matches, ...asked]),
      allowed: toHeaders(
        allowCredentials,
        [names.allowMethods, echoesMethod ? undefined : methods.join(',') || undefined],
        [names.allowHeaders, reflectsHeaders ? undefined : allowedHeaders.join(',') || undefined],
        [names.maxAge, maxAge?.toString()],
        end,
      ),
      denied: toHeaders(end),
    },
    reflectsHeaders,
    echoesMethod,
  }
}

/** A header with its value; without a value, it is not sent. */
type Line = readonly [name: string, value: string | undefined]

const joined = (fields: readonly string[]): string | undefined => fields.join(', ') || undefined

/** The names are lowercase: Node would lowercase any other name again for each response. */
const toHeaders = (...lines: readonly Line[]): HeaderList =>
  Object.freeze(
    lines.flatMap(([name, value]) =>
      value === undefined ? [] : [Object.freeze<Header>([name.toLowerCase(), value])],
    ),
  )
