import type { OriginRule } from '../origin/entries/read-origin.js'
import type { PolicyRules } from '../origin/entries/rules.js'

/** Options, read: the defaults filled in, and nothing kept that the user could change. */
export interface PolicyParts<Request = unknown> {
  readonly origin: OriginRule<Request>
  readonly methods: readonly string[]
  /** `undefined` where the headers that a preflight asks for are reflected. */
  readonly allowedHeaders: readonly string[] | undefined
  readonly exposedHeaders: readonly string[]
  readonly credentials: boolean
  /** Seconds. */
  readonly maxAge: number | undefined
  readonly preflightContinue: boolean
  readonly optionsSuccessStatus: number
  readonly enforce: boolean
  readonly rules: PolicyRules
}
