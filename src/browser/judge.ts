import { isPromiseLike } from '../values/promise.js'
import type { HeaderList } from '../protocol/header-list.js'
import type { BrowserRequest, IncomingResponse, OutgoingRequest } from './browser-request.js'
import { corsCheck } from './cors-check.js'
import { neededHeaders } from './needed-headers.js'
import { needsPreflight } from './needs-preflight.js'
import { actualOf, preflightOf } from './outgoing-requests.js'
import { checkPreflight } from './preflight-check.js'
import { filterReadable, type ReadableHeaders } from './readable-headers.js'
import { followRedirect } from './redirect.js'
import { route } from './route.js'
import { acceptRequest, type ScriptRequest } from './script-request.js'
import { isFailure, type RouteReason, type Step } from './step.js'

/** A request and its response, which is `undefined` if the request was not sent. */
export interface Exchange {
  readonly request: OutgoingRequest
  readonly response: IncomingResponse | undefined
  /** Every header that was really sent, with those that only the user agent knows. */
  readonly sent?: HeaderList
  /** The IP address and port that answered. */
  readonly address?: string
}

/** A step, with the index of the exchange whose response it checked. */
export interface JudgedStep extends Step {
  readonly exchange?: number
}

/** The result of a script's request. */
export interface Judgement {
  /** Whether the script gets the response; `unknown` if a request that decides the verdict was not sent. */
  readonly verdict: 'allowed' | 'blocked' | 'unknown'
  /** In order. A blocked request has a failed step. */
  readonly steps: readonly JudgedStep[]
  readonly exchanges: readonly Exchange[]
  /** Which headers of the last response the script can read, if the verdict is `allowed`. */
  readonly readable?: Omit<ReadableHeaders, 'step'>
  /** The headers that the last response needed, if that response blocks the request. */
  readonly needed?: HeaderList
}

/**
 * Does what a browser does with a script's request, from the call to the response (Fetch, `#main-fetch`,
 * `#http-fetch`). It starts with an empty CORS-preflight cache and does not fill it.
 *
 * @param send returns a policy's or a server's response to a request. Its errors are passed on
 * @returns a promise only if `send` returns one
 */
export function judge(
  script: ScriptRequest,
  send: (request: OutgoingRequest) => Exchange['response'],
): Judgement
export function judge(
  script: ScriptRequest,
  send: (request: OutgoingRequest) => Exchange['response'] | PromiseLike<Exchange['response']>,
): Judgement | Promise<Judgement>
export function judge(
  script: ScriptRequest,
  send: (request: OutgoingRequest) => Exchange['response'] | PromiseLike<Exchange['response']>,
): Judgement | Promise<Judgement> {
  const fetching = new Fetching().run(script)
  const advance = (response?: IncomingResponse): Judgement | Promise<Judgement> => {
    let turn = fetching.next(response)
    while (!turn.done) {
      const answer = send(turn.value)
      if (isPromiseLike(answer)) return Promise.resolve(answer).then(advance)
      turn = fetching.next(answer)
    }
    return turn.value
  }
  return advance()
}

/** One fetch: it yields each request and receives the response. */
class Fetching {
  readonly #steps: JudgedStep[] = []
  readonly #exchanges: Exchange[] = []

  /** Records the steps that checked the last response, and returns whether all passed. */
  #record(steps: readonly Step[]): boolean {
    const exchange = this.#exchanges.length - 1
    this.#steps.push(...steps.map((step) => ({ ...step, exchange })))
    return !steps.some(isFailure)
  }

  #allow(request: BrowserRequest, response: IncomingResponse): Judgement {
    const { step, ...readable } = filterReadable(request, response)
    this.#record([step])
    return this.#end('allowed', { readable })
  }

  #end(verdict: Judgement['verdict'], more: Partial<Judgement> = {}): Judgement {
    return { verdict, steps: this.#steps, exchanges: this.#exchanges, ...more }
  }

  *run(script: ScriptRequest): Generator<OutgoingRequest, Judgement, Exchange['response']> {
    const accepted = acceptRequest(script)
    this.#steps.push(...accepted.steps)
    let next = accepted.request
    while (next) {
      const { request, step } = route(next)
      this.#steps.push(step)
      if (isFailure(step)) break

      const stopped = yield* this.#askFirst(request)
      if (stopped) return stopped

      const response = yield* this.#send(actualOf(request))
      if (!response) return this.#end('unknown')
      if (request.tainting === 'cors' && !this.#record([corsCheck(request, response)])) {
        return this.#end('blocked', { needed: neededHeaders(request, 'actual') })
      }
      const redirection = followRedirect(request, response)
      if (!redirection) return this.#allow(request, response)
      this.#record([redirection.step])
      next = redirection.request
    }
    return this.#end('blocked')
  }

  /** Sends a preflight if one is needed. Returns a judgement if the fetch ends here. */
  *#askFirst(
    request: BrowserRequest,
  ): Generator<OutgoingRequest, Judgement | undefined, Exchange['response']> {
    if (request.tainting === 'basic') return undefined
    const need = needsPreflight(request)
    this.#steps.push(need)
    if (need.reason === 'preflight-not-needed') return undefined
    const response = yield* this.#send(preflightOf(request))
    if (!response) return this.#end('unknown')
    if (this.#record(checkPreflight(request, response))) return undefined
    this.#steps.push(notSent('preflight-failed'))
    return this.#end('blocked', { needed: neededHeaders(request, 'preflight') })
  }

  *#send(
    request: OutgoingRequest,
  ): Generator<OutgoingRequest, Exchange['response'], Exchange['response']> {
    const response = yield request
    this.#exchanges.push({ request, response })
    if (!response) this.#steps.push(notSent('not-sent'))
    return response
  }
}

const notSent = (reason: RouteReason): Step => ({
  section: '#http-fetch',
  title: 'The request is sent',
  outcome: 'skip',
  reason,
  facts: [],
})
