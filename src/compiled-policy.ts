import { whenAnswered } from './answer.js'
import type { DecisionReason } from './decision-reason.js'
import {
  isPreflight,
  type ActualDecision,
  type Decision,
  type Header,
  type PreflightDecision,
  type RequestFacts,
} from './decision.js'
import { explain } from './explain/explain.js'
import type { Explanation } from './explain/explanation.js'
import type { RequestToExplain } from './explain/read-request.js'
import type { Policy } from './policy.js'
import { includesName } from './protocol/header-list.js'
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
  readonly #deniedActual: ActualDecision
  readonly #actualHeaders: readonly Header[]
  readonly #actualAbsent: readonly string[]
  readonly #deniedPreflight: PreflightDecision
  readonly #preflightHeaders: readonly Header[]
  readonly #preflightAbsent: readonly string[]
  readonly #echoesMethod: boolean
  readonly #reflectsHeaders: boolean

  constructor(parts: PolicyParts<Request>) {
    const { origin, methods, allowedHeaders, exposedHeaders, credentials, maxAge } = parts
    // Browsers take `*` in these lists literally for a request with credentials (Fetch section 4.8).
    const echoesMethod = credentials && methods.includes('*')
    const reflectsHeaders =
      allowedHeaders === undefined || (credentials && allowedHeaders.includes('*'))

    const always = header(names.allowCredentials, credentials ? 'true' : '')
    this.#actualHeaders = Object.freeze([
      ...always,
      ...header(names.exposeHeaders, exposedHeaders.join(',')),
    ])
    this.#preflightHeaders = Object.freeze([
      ...always,
      ...header(names.allowMethods, echoesMethod ? '' : methods.join(',')),
      ...header(names.allowHeaders, reflectsHeaders ? '' : allowedHeaders.join(',')),
      ...header(names.maxAge, maxAge === undefined ? '' : String(maxAge)),
    ])

    this.#actualAbsent = absentFrom(this.#actualHeaders, names.actualHeaders)
    this.#preflightAbsent = absentFrom(this.#preflightHeaders, names.preflightHeaders)

    const vary = origin.kind === 'matched' ? [names.origin] : []
    const denied = { allowOrigin: undefined, headers: none }
    this.#deniedActual = Object.freeze<ActualDecision>({
      ...denied,
      kind: 'actual',
      vary: vary.join(', '),
      absent: names.actualHeaders,
    })
    if (origin.kind !== 'off') {
      if (echoesMethod) vary.push(names.requestMethod)
      if (reflectsHeaders) vary.push(names.requestHeaders)
    }
    this.#deniedPreflight = Object.freeze<PreflightDecision>({
      ...denied,
      kind: 'preflight',
      vary: vary.join(', '),
      absent: names.preflightHeaders,
      status: parts.preflightContinue ? undefined : parts.optionsSuccessStatus,
    })

    this.#parts = parts
    this.#origin = origin
    this.#echoesMethod = echoesMethod
    this.#reflectsHeaders = reflectsHeaders
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
    if (!isAllowed || kind === 'off') {
      return isPreflight(facts) ? this.#deniedPreflight : this.#deniedActual
    }
    const allowOrigin = kind === 'any' ? '*' : facts.origin
    if (!isPreflight(facts)) {
      return {
        kind: 'actual',
        allowOrigin,
        headers: this.#actualHeaders,
        vary: this.#deniedActual.vary,
        absent: this.#actualAbsent,
      }
    }
    return {
      kind: 'preflight',
      allowOrigin,
      headers: this.#answerPreflight(facts.requestMethod, facts.requestHeaders),
      vary: this.#deniedPreflight.vary,
      absent: this.#preflightAbsent,
      status: this.#deniedPreflight.status,
    }
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

  #answerPreflight(requestMethod: string, requestHeaders: string | undefined): readonly Header[] {
    if (!this.#echoesMethod && !this.#reflectsHeaders) return this.#preflightHeaders
    const headers = [...this.#preflightHeaders]
    if (this.#echoesMethod && isToken(requestMethod)) {
      headers.push([names.allowMethods, requestMethod])
    }
    if (this.#reflectsHeaders && requestHeaders !== undefined && isTokenList(requestHeaders)) {
      headers.push([names.allowHeaders, requestHeaders])
    }
    return headers
  }
}

// Frozen, as everything that leaves a policy and is used again.
const none: readonly Header[] = Object.freeze([])

/** A header where it has a value. */
const header = (name: string, value: string): Header[] =>
  value === '' ? [] : [Object.freeze<Header>([name, value])]

/** Of the headers that a response may have, those that an allowed one has not. */
const absentFrom = (headers: readonly Header[], possible: readonly string[]): readonly string[] => {
  const present = [names.allowOrigin, ...headers.map(([name]) => name)]
  return Object.freeze(possible.filter((name) => !includesName(present, name)))
}
