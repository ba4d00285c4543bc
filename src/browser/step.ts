/** The section of the Fetch standard that a step follows: an anchor of https://fetch.spec.whatwg.org. */
export type Section =
  | '#dom-request'
  | '#forbidden-request-header'
  | '#main-fetch'
  | '#port-blocking'
  | '#http-fetch'
  | '#http-redirect-fetch'
  | '#cors-preflight-fetch'
  | '#cors-non-wildcard-request-header-name'
  | '#http-access-control-max-age'
  | '#cors-check'
  | '#cors-safelisted-response-header-name'

/** Why a step ended as it did. */
export type Reason =
  RequestReason | RouteReason | CorsCheckReason | PreflightReason | RedirectReason | ReadableReason

/** Reasons of the checks before anything is sent. */
export type RequestReason =
  | 'request-accepted'
  | 'url-invalid'
  | 'url-with-userinfo'
  | 'method-invalid'
  | 'method-forbidden'
  | 'header-name-invalid'
  | 'header-value-invalid'
  | 'header-forbidden'
  | 'body-not-allowed'

/** Reasons that say where a request goes and whether it is sent. */
export type RouteReason =
  | 'same-origin'
  | 'cross-origin'
  | 'back-from-another-origin'
  | 'scheme-not-http'
  | 'bad-port'
  | 'mixed-content'
  | 'preflight-needed'
  | 'preflight-not-needed'
  | 'preflight-failed'
  | 'not-sent'

export type CorsCheckReason =
  | 'origin-allowed'
  | 'any-origin-allowed'
  | 'allow-origin-missing'
  | 'allow-origin-multiple'
  | 'allow-origin-mismatch'
  | 'allow-origin-wildcard-with-credentials'
  | 'allow-credentials-missing'
  | 'allow-credentials-not-true'

export type PreflightReason =
  | 'status-ok'
  | 'status-redirect'
  | 'status-not-ok'
  | 'lists-well-formed'
  | 'allow-methods-malformed'
  | 'allow-headers-malformed'
  | 'method-safelisted'
  | 'method-listed'
  | 'method-wildcard'
  | 'method-assumed'
  | 'method-not-listed'
  | 'method-listed-in-other-case'
  | 'method-wildcard-with-credentials'
  | 'authorization-listed'
  | 'authorization-not-listed'
  | 'authorization-only-wildcard'
  | 'headers-listed'
  | 'headers-wildcard'
  | 'headers-not-listed'
  | 'headers-wildcard-with-credentials'
  | 'max-age-given'
  | 'max-age-missing'
  | 'max-age-malformed'

export type RedirectReason =
  | 'redirect-followed'
  | 'redirect-location-multiple'
  | 'redirect-location-invalid'
  | 'redirect-scheme-not-http'
  | 'redirect-limit'
  | 'redirect-with-userinfo'
  | 'redirect-with-stream-body'

export type ReadableReason =
  | 'all-readable'
  | 'all-exposed'
  | 'listed-exposed'
  | 'none-exposed'
  | 'expose-headers-malformed'
  | 'expose-wildcard-with-credentials'

/** Something that a step checked: a header, or another named value. `null` means that the header is missing. */
export type Fact = readonly [name: string, value: string | null]

/** One step of a fetch, as plain data. */
export interface Step {
  readonly section: Section
  readonly title: string
  /** `fail` ends the fetch. `skip` means that the browser ignores something and continues. */
  readonly outcome: 'pass' | 'fail' | 'skip'
  readonly reason: Reason
  readonly facts: readonly Fact[]
}

export const isFailure = ({ outcome }: Step): boolean => outcome === 'fail'

/** The fact that says whether the request has credentials. */
export const credentialsFact = ({ credentials }: { readonly credentials: boolean }): Fact => [
  'credentials',
  credentials ? 'included' : 'not included',
]
