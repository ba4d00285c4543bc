import { whenSettled } from '../values/promise.js'
import {
  type ActualDecision,
  type Decision,
  type DecisionReason,
  type PreflightDecision,
  type PreflightFacts,
  type RequestFacts,
  isPreflight,
} from '../decision.js'
import { explain } from '../explain/explain.js'
import type { Explanation } from '../explain/explanation.js'
import type { RequestToExplain } from '../explain/read-request.js'
import type { Policy } from './policy.js'
import { prepareHeaders, type PreparedPolicy } from './prepare-headers.js'
import type { Header } from '../protocol/header-list.js'
import { isToken, isTokenList } from '../protocol/tokens.js'
import type { PolicyParts } from '../read-options/policy-parts.js'

/** Marks the policies of every copy of this package. */
export const policyBrand: unique symbol = Symbol.for('allow-origin.Policy')

/** The `kind` of every policy, and of every copy of one. */
export const policyKind = 'allow-origin.Policy'

/** The one implementation of a policy. */
export class CompiledPolicy<Request> implements Policy<Request> {
  readonly [Symbol.toStringTag] = 'Policy'
  /** Without this, a clone of a policy would be `{}`. As options, that would allow every origin. */
  readonly kind = policyKind
  readonly #parts: PolicyParts<Request>
  readonly #origin: PolicyParts<Request>['origin']
  readonly #prepared: PreparedPolicy
  readonly #deniedActual: ActualDecision
  readonly #deniedPreflight: PreflightDecision

  constructor(parts: PolicyParts<Request>) {
    // Refers to the policy itself and is not enumerable, so a copy, proxy or derived object is not mistaken for a policy.
    Object.defineProperty(this, policyBrand, { value: this })
    const prepared = prepareHeaders(parts)
    const { actual, preflight } = prepared
    const denied = { allowed: false, allowOrigin: undefined, enforce: parts.enforce }
    this.#deniedActual = Object.freeze<ActualDecision>({
      ...denied,
      kind: 'actual',
      vary: actual.vary,
      headers: actual.denied,
    })
    this.#deniedPreflight = Object.freeze<PreflightDecision>({
      ...denied,
      kind: 'preflight',
      vary: preflight.vary,
      headers: preflight.denied,
      status: parts.preflightContinue ? undefined : parts.optionsSuccessStatus,
    })
    this.#prepared = prepared
    this.#parts = parts
    this.#origin = parts.origin
    Object.freeze(this)
  }

  /** An own property, because functions make `structuredClone` throw. */
  readonly allows = (origin: string | undefined, request?: Request): boolean | Promise<boolean> => {
    switch (this.#origin.kind) {
      case 'wildcard':
        return true
      case 'off':
        return false
      case 'matched':
        return origin !== undefined && this.#origin.allows(origin, request as Request)
    }
  }

  decide(facts: RequestFacts, isAllowed: boolean): Decision {
    const { kind } = this.#origin
    const origin = kind === 'wildcard' ? '*' : facts.origin
    if (!isAllowed || kind === 'off' || origin === undefined) {
      return isPreflight(facts) ? this.#deniedPreflight : this.#deniedActual
    }
    return isPreflight(facts) ? this.#allowPreflight(facts, origin) : this.#allowActual(origin)
  }

  #allowActual(allowOrigin: string): ActualDecision {
    const { vary, enforce } = this.#deniedActual
    const headers = this.#prepared.actual.allowed
    return { kind: 'actual', allowed: true, allowOrigin, vary, headers, enforce }
  }

  #allowPreflight(
    { requestMethod, requestHeaders }: PreflightFacts,
    allowOrigin: string,
  ): PreflightDecision {
    const { preflight, reflectsHeaders, echoesMethod } = this.#prepared
    const asked: Header[] = []
    if (echoesMethod && isToken(requestMethod))
      asked.push(['access-control-allow-methods', requestMethod])
    if (reflectsHeaders && requestHeaders !== undefined && isTokenList(requestHeaders))
      asked.push(['access-control-allow-headers', requestHeaders])
    const headers = asked.length > 0 ? [...asked, ...preflight.allowed] : preflight.allowed
    const { vary, status, enforce } = this.#deniedPreflight
    return { kind: 'preflight', allowed: true, allowOrigin, vary, headers, enforce, status }
  }

  reason(origin: string | undefined, allowed: boolean): DecisionReason {
    switch (this.#origin.kind) {
      case 'wildcard':
        return 'any-origin'
      case 'off':
        return 'switched-off'
      case 'matched':
        return origin === undefined ? 'no-origin' : this.#origin.reason(origin, allowed)
    }
  }

  nearest(origin: string): string | undefined {
    return this.#origin.kind === 'matched' ? this.#origin.nearest(origin) : undefined
  }

  /** Without this, a policy would become `{}` in JSON. As options, that would allow every origin. */
  toJSON(): never {
    throw new TypeError(
      'A policy cannot be serialized. Serialize the options that you passed to `createPolicy()` instead.',
    )
  }

  explain(asked: RequestToExplain, request?: Request): Explanation | Promise<Explanation> {
    return explain(asked, this.#parts, (facts) =>
      whenSettled(this.allows(facts.origin, request), (allowed) => this.decide(facts, allowed)),
    )
  }
}
