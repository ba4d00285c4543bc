import { whenAnswered } from './answer.js'
import type { DecisionReason } from './decision-reason.js'
import {
  isPreflight,
  type ActualDecision,
  type Decision,
  type PreflightDecision,
  type PreflightFacts,
  type RequestFacts,
} from './decision.js'
import { explain } from './explain/explain.js'
import type { Explanation } from './explain/explanation.js'
import type { RequestToExplain } from './explain/read-request.js'
import type { Policy } from './policy.js'
import { prepareHeaders, type HeaderRecord, type PreparedPolicy } from './prepare-headers.js'
import * as names from './protocol/header-names.js'
import { isToken, isTokenList } from './protocol/tokens.js'
import type { PolicyParts } from './read-options.js'

/** Says of an object that it is a policy, to every copy of this package. */
export const brand: unique symbol = Symbol.for('allow-origin.Policy')

/** The one implementation of a policy. */
export class CompiledPolicy<Request> implements Policy<Request> {
  readonly [brand] = true
  readonly #parts: PolicyParts<Request>
  readonly #origin: PolicyParts<Request>['origin']
  readonly #prepared: PreparedPolicy
  readonly #deniedActual: ActualDecision
  readonly #deniedPreflight: PreflightDecision

  constructor(parts: PolicyParts<Request>) {
    const prepared = prepareHeaders(parts)
    this.#deniedActual = Object.freeze<ActualDecision>({
      kind: 'actual',
      allowed: false,
      headers: prepared.actual.denied,
      absent: names.responseHeaders,
    })
    this.#deniedPreflight = Object.freeze<PreflightDecision>({
      kind: 'preflight',
      allowed: false,
      headers: prepared.preflight.denied,
      absent: names.responseHeaders,
      status: parts.preflightContinue ? undefined : parts.optionsSuccessStatus,
    })
    this.#prepared = prepared
    this.#parts = parts
    this.#origin = parts.origin
  }

  allows(origin: string | undefined, request?: Request): boolean | Promise<boolean> {
    switch (this.#origin.kind) {
      case 'any':
        return true
      case 'off':
        return false
      case 'matched':
        return origin !== undefined && this.#origin.allows(origin, request as Request)
    }
  }

  decide(facts: RequestFacts, isAllowed: boolean): Decision {
    const { kind } = this.#origin
    const origin = kind === 'any' ? '*' : facts.origin
    if (!isAllowed || kind === 'off' || origin === undefined) {
      return isPreflight(facts) ? this.#deniedPreflight : this.#deniedActual
    }
    return isPreflight(facts) ? this.#allowPreflight(facts, origin) : this.#allowActual(origin)
  }

  #allowActual(origin: string): ActualDecision {
    const { allowed, absent } = this.#prepared.actual
    const headers: HeaderRecord = { ...allowed }
    headers['access-control-allow-origin'] = origin
    return { kind: 'actual', allowed: true, headers, absent }
  }

  #allowPreflight(
    { requestMethod, requestHeaders }: PreflightFacts,
    origin: string,
  ): PreflightDecision {
    const { preflight, reflecting, echoesMethod } = this.#prepared
    const reflects =
      reflecting !== undefined && requestHeaders !== undefined && isTokenList(requestHeaders)
    const headers: HeaderRecord = { ...(reflects ? reflecting : preflight.allowed) }
    headers['access-control-allow-origin'] = origin
    if (reflects) headers['access-control-allow-headers'] = requestHeaders
    if (echoesMethod && isToken(requestMethod))
      headers['access-control-allow-methods'] = requestMethod
    const { status } = this.#deniedPreflight
    return { kind: 'preflight', allowed: true, headers, absent: preflight.absent, status }
  }

  reason(origin: string | undefined, allowed: boolean): DecisionReason {
    switch (this.#origin.kind) {
      case 'any':
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

  explain(asked: RequestToExplain, request?: Request): Explanation | Promise<Explanation> {
    return explain(asked, this.#parts, (facts) =>
      whenAnswered(this.allows(facts.origin, request), (allowed) => this.decide(facts, allowed)),
    )
  }
}
