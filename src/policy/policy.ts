import type { Decision, DecisionReason, RequestFacts } from '../decision.js'
import type { Explanation } from '../explain/explanation.js'
import type { RequestToExplain } from '../explain/read-request.js'

/**
 * What `cors()` accepts as a policy. Its one member is named by a symbol, which editors do not list. Inside `cors({ })`,
 * they therefore suggest only the options.
 */
export interface AnyPolicy<Request = unknown> {
  readonly [Symbol.toStringTag]: PolicyTag<Request>
}

/** For the compiler, the tag also says which requests the policy's predicate takes. No tag has this member. */
type PolicyTag<Request> = ('LivePolicy' | 'Policy') & {
  readonly takes?: (request: Request) => void
}

/**
 * The options compiled by `createPolicy`. Mount it with `cors(policy)`, or call its functions anywhere else, such as in
 * a WebSocket upgrade. It is immutable and independent of any framework.
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
   * Whether this origin may read the responses. With `'*'`, the answer is always `true`, even without an origin.
   *
   * @param origin the value of the `Origin` header, whatever it is; `undefined` if there is none
   * @param request what your predicate gets as its third argument
   * @returns a promise if your predicate is asynchronous, so always `await` it
   * @throws what your predicate throws. If your predicate is asynchronous, the promise rejects instead, also if there is
   * no answer within 30 seconds
   */
  allows(origin: string | undefined, request?: Request): boolean | Promise<boolean>

  /**
   * What an adapter must put on the response: the headers and, for a preflight, the status. It is a pure function, so
   * pass in what `allows` returned.
   *
   * @param allowed what `allows` returned for `facts.origin`
   * @example
   * ```ts
   * import { createPolicy } from 'allow-origin'
   *
   * const policy = createPolicy({ origin: 'https://app.example.com', maxAge: 600 })
   * const origin = 'https://app.example.com'
   * const facts = { method: 'OPTIONS', origin, requestMethod: 'PUT', requestHeaders: undefined }
   *
   * const decision = policy.decide(facts, await policy.allows(origin))
   * console.log(decision.kind) // preflight
   * console.log(decision.allowOrigin) // https://app.example.com
   * console.log(new Map(decision.headers).get('access-control-max-age')) // 600
   * ```
   */
  decide(facts: RequestFacts, allowed: boolean): Decision

  /**
   * What a browser would do with a request under this policy, step by step, as the Fetch standard describes it. If the
   * request is blocked, it suggests the smallest change to the options that would allow it. Nothing is sent.
   *
   * @param asked what the script does; its URL belongs to another origin
   * @param request what your predicate gets as its third argument
   * @returns the steps as data; `String()` turns them into text for a terminal. A promise if your predicate is
   * asynchronous, so always `await` it
   * @throws TypeError if `asked` is malformed, and what your predicate throws. If it is asynchronous, the promise rejects
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
   * Why an origin is allowed or denied, for logs, metrics and traces.
   *
   * @param origin the value of the `Origin` header, whatever it is; `undefined` if there is none
   * @param allowed what `allows` returned for it
   * @example
   * ```ts
   * import { createPolicy } from 'allow-origin'
   *
   * const policy = createPolicy({ origin: 'https://app.example.com' })
   *
   * console.log(policy.reason('https://app.example.com', true)) // listed
   * console.log(policy.reason('https://evil.example', false)) // not-listed
   * ```
   */
  reason(origin: string | undefined, allowed: boolean): DecisionReason

  /**
   * The listed origin that is most similar to a denied one, for a "did you mean" message. `localhost`, `127.0.0.1` and `[::1]` with the
   * same scheme and port come first, because developers mix them up. Otherwise it compares the first 1,000 strings of
   * `origin` without `*`, which takes about a millisecond at most.
   *
   * @returns `undefined` if none is similar enough, or if `origin` is not a list
   * @example
   * ```ts
   * import { createPolicy } from 'allow-origin'
   *
   * const policy = createPolicy({ origin: ['https://app.example.com', 'http://localhost:3000'] })
   *
   * console.log(policy.nearest('http://app.example.com')) // https://app.example.com
   * console.log(policy.nearest('http://127.0.0.1:3000')) // http://localhost:3000
   * ```
   */
  nearest(origin: string): string | undefined
}
