import type { Decision, DecisionReason, RequestFacts } from '../decision.js'
import type { Explanation } from '../explain/explanation.js'
import type { RequestToExplain } from '../explain/read-request.js'

/**
 * What the middleware takes a policy by. Editors list no member that is named by a symbol, so inside `cors({ })` they
 * list the options alone.
 */
export interface AnyPolicy<Request = unknown> {
  readonly [Symbol.toStringTag]: PolicyTag<Request>
}

/** For the compiler, the tag also says which requests the policy's predicate takes. No tag has this member. */
type PolicyTag<Request> = 'Policy' & { readonly takes?: (request: Request) => void }

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
 * createServer(async (request, response) => {
 *   const allowed = await policy.allows(request.headers.origin, request)
 *   response.writeHead(allowed ? 200 : 403).end()
 * })
 * ```
 */
export interface Policy<Request = unknown> extends AnyPolicy<Request> {
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

  /**
   * What a browser does with a request under this policy, step by step in the terms of the Fetch standard; and for one
   * that is blocked, the smallest change to the options that would allow it. Nothing is sent.
   *
   * @param asked what the script does, to a URL of another origin
   * @param request what a predicate gets as its third argument
   * @returns data, of which `String` makes a text for a terminal; a promise only where the predicate did not answer at
   * once
   * @throws TypeError where `asked` is malformed, and what the predicate throws; a promise rejects with it
   * @example
   * ```ts
   * import { createPolicy } from 'allow-origin'
   *
   * const policy = createPolicy({ origin: 'https://app.example.com', methods: ['GET', 'PUT'] })
   * const explanation = await policy.explain({ origin: 'https://app.example.com', method: 'PATCH' })
   *
   * console.log(explanation.allowed) // false
   * console.log(explanation.suggestions[0]?.source) // methods: ['GET', 'PUT', 'PATCH']
   * console.log(String(explanation))
   * ```
   */
  explain(asked: RequestToExplain, request?: Request): Explanation | Promise<Explanation>

  /**
   * Why an origin is allowed, or is not: for logs, metrics and traces.
   *
   * @param origin the `Origin` header's value, whatever it is; `undefined` where there is none
   * @param allowed what `allows` answered for it
   */
  reason(origin: string | undefined, allowed: boolean): DecisionReason

  /**
   * The origin of the allowlist that is most like a denied one, for "did you mean". If the denied one is on `localhost`,
   * `127.0.0.1` or `[::1]` and the list has another of these names for the same scheme and port, it is that. Otherwise
   * strings without `*` are compared, the first 1,000 of them, which takes about a millisecond at most.
   *
   * @returns `undefined` if none is much like it, or if there is no allowlist
   */
  nearest(origin: string): string | undefined
}
