import type { OriginRule } from '../origin/entries/origin-rule.js'
import type { PolicyRules } from '../origin/entries/rules.js'

/** Validated options with their defaults. They share no object with what the user passed. */
export interface PolicyParts<Request = unknown> {
  readonly origin: OriginRule<Request>
  readonly methods: readonly string[]
  /** `undefined` if the headers that a preflight asks for are reflected. */
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
