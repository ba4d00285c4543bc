import type { CorsOptions } from './options.js'
import * as names from './protocol/header-names.js'
import { isToken, isTokenList } from './protocol/tokens.js'
import { readOptions, type PolicyParts } from './read-options.js'

/** What a decision looks at in a request; a header that is not there is `undefined`. */
export interface RequestFacts {
  readonly method: string | undefined
  /** `Origin` */
  readonly origin: string | undefined
  /** `Access-Control-Request-Method` */
  readonly requestMethod: string | undefined
  /** `Access-Control-Request-Headers` */
  readonly requestHeaders: string | undefined
}

/** A response header: its name and its value. */
export type Header = readonly [name: string, value: string]

/** What a response gets. A denied one gets `vary` alone. */
export type Decision = ActualDecision | PreflightDecision

interface HeadersDecided {
  /** The value of `Access-Control-Allow-Origin`, or `undefined` where it must not be there. */
  readonly allowOrigin: string | undefined
  /** The other CORS headers. */
  readonly headers: readonly Header[]
  /** What has to be in `Vary`, with commas; empty where nothing has to. */
  readonly vary: string
}

/** For a request that goes on to the application. */
export interface ActualDecision extends HeadersDecided {
  readonly kind: 'actual'
}

/** For a preflight. */
export interface PreflightDecision extends HeadersDecided {
  readonly kind: 'preflight'
  /** The status to end with, or `undefined` where the preflight is handed on. */
  readonly status: number | undefined
}

/**
 * Options, compiled once. It knows no server: adapters ask it, and so does whatever else has to know.
 *
 * @example
 * ```ts
 * import { createPolicy } from 'allow-origin'
 * import { createServer } from 'node:http'
 *
 * const policy = createPolicy({ origin: 'https://app.example.com' })
 *
 * createServer().on('upgrade', async (request, socket) => {
 *   if (!(await policy.allows(request.headers.origin, request))) socket.destroy()
 * })
 * ```
 */
export interface Policy<Request = unknown> {
  /**
   * Whether responses to requests of this origin carry it in `Access-Control-Allow-Origin`. Under `'*'` all do.
   *
   * @param origin the `Origin` header's value, whatever it is; `undefined` where there is none
   * @param request what a predicate gets as its third argument
   * @returns a promise only where the predicate did not answer at once: always `await` it
   * @throws what the predicate throws; a promise rejects with it
   */
  allows(origin: string | undefined, request?: Request): boolean | Promise<boolean>

  /**
   * What a response to a request gets. Made for adapters: it is pure, so that what `allows` answered comes in.
   */
  decide(facts: RequestFacts, allowed: boolean): Decision
}

const brand = Symbol.for('allow-origin.Policy')

/** Whether a value is a policy; one that another copy of this package made is too. */
export const isPolicy = (value: unknown): value is Policy =>
  typeof value === 'object' && value !== null && brand in value

/**
 * Compiles options once, for any number of requests.
 *
 * @returns a policy that keeps nothing of the options objects: changing them later changes nothing
 * @throws CorsOptionsError with every problem that the options have
 * @example
 * ```ts
 * import express from 'express'
 * import { cors, createPolicy } from 'allow-origin'
 *
 * let current = createPolicy({ origin: ['https://one.example'] })
 *
 * express().use(cors(() => current))
 *
 * current = createPolicy({ origin: ['https://one.example', 'https://two.example'] }) // from the next request on
 * ```
 */
export const createPolicy = <Request = unknown>(
  options: CorsOptions<Request> = {},
): Policy<Request> => new CompiledPolicy(readOptions(options))

/**
 * The policy that a value is, or that options make.
 *
 * @throws CorsOptionsError for everything else; for `undefined` too, which must not mean the defaults here
 */
export const toPolicy = (decider: unknown): Policy =>
  isPolicy(decider) ? decider : new CompiledPolicy(readOptions(decider))

class CompiledPolicy<Request> implements Policy<Request> {
  readonly [brand] = true
  readonly #origin: PolicyParts<Request>['origin']
  readonly #actualHeaders: readonly Header[]
  readonly #actualVary: string
  readonly #preflightHeaders: readonly Header[]
  readonly #preflightVary: string
  readonly #preflightStatus: number | undefined
  readonly #echoesMethod: boolean
  readonly #reflectsHeaders: boolean

  constructor(parts: PolicyParts<Request>) {
    const { origin, methods, allowedHeaders, exposedHeaders, credentials, maxAge } = parts
    // Browsers take `*` in these lists literally for a request with credentials (Fetch section 4.8).
    const echoesMethod = credentials && methods.includes('*')
    const reflectsHeaders =
      allowedHeaders === undefined || (credentials && allowedHeaders.includes('*'))

    const always = header(names.allowCredentials, credentials ? 'true' : '')
    this.#actualHeaders = [...always, ...header(names.exposeHeaders, exposedHeaders.join(','))]
    this.#preflightHeaders = [
      ...always,
      ...header(names.allowMethods, echoesMethod ? '' : methods.join(',')),
      ...header(names.allowHeaders, reflectsHeaders ? '' : allowedHeaders.join(',')),
      ...header(names.maxAge, maxAge === undefined ? '' : String(maxAge)),
    ]

    const vary = origin.kind === 'matched' ? [names.origin] : []
    this.#actualVary = vary.join(', ')
    if (origin.kind !== 'off') {
      if (echoesMethod) vary.push(names.requestMethod)
      if (reflectsHeaders) vary.push(names.requestHeaders)
    }
    this.#preflightVary = vary.join(', ')

    this.#preflightStatus = parts.preflightContinue ? undefined : parts.optionsSuccessStatus
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

  decide(facts: RequestFacts, allowed: boolean): Decision {
    const { method, origin, requestMethod, requestHeaders } = facts
    const allowOrigin = !allowed ? undefined : this.#origin.kind === 'any' ? '*' : origin

    if (method !== 'OPTIONS' || origin === undefined || requestMethod === undefined) {
      return {
        kind: 'actual',
        allowOrigin,
        headers: allowed ? this.#actualHeaders : none,
        vary: this.#actualVary,
      }
    }

    return {
      kind: 'preflight',
      allowOrigin,
      headers: allowed ? this.#answerPreflight(requestMethod, requestHeaders) : none,
      vary: this.#preflightVary,
      status: this.#preflightStatus,
    }
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

const none: readonly Header[] = []

/** A header where it has a value. */
const header = (name: string, value: string): Header[] => (value === '' ? [] : [[name, value]])
