import type { BrowserRequest } from '../../browser/browser-request.js'
import type { HeaderList } from '../../protocol/header-list.js'
import type { PolicyParts } from '../../read-options/policy-parts.js'
import type { Obstacle, Suggestion } from '../explanation.js'

/** The options that a change starts from. */
export type OptionsInForce = Pick<
  PolicyParts<never>,
  'origin' | 'rules' | 'methods' | 'allowedHeaders' | 'exposedHeaders' | 'credentials'
>

/** A request that a browser can make and the policy blocks. */
export interface BlockedRequest {
  readonly origin: string
  readonly method: string
  readonly headers: HeaderList
  readonly credentials: boolean
  /** What causes a preflight without an unsafe method or header. */
  readonly preflightFlag: BrowserRequest['preflightFlag']
  /** Whether the policy allows its origin. */
  readonly isOriginAllowed: boolean
}

/** Returns the change to one option, what prevents it, or `undefined` if the option can stay. */
export type Change = (
  options: OptionsInForce,
  request: BlockedRequest,
) => Suggestion | Obstacle | undefined

/** What would allow a request, or why nothing can. */
export interface Remedy {
  readonly suggestions: readonly Suggestion[]
  readonly obstacle: Obstacle | null
}

/** Whether credentials must be switched on. */
export const needsCredentials = (options: OptionsInForce, request: BlockedRequest): boolean =>
  request.credentials && !options.credentials
