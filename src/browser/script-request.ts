import { isForbiddenRequestHeader } from '../protocol/forbidden-request-headers.js'
import {
  getHeader,
  isHeaderValue,
  normalizeValue,
  type Header,
  type HeaderList,
} from '../protocol/header-list.js'
import { isForbiddenMethod, normalizeMethod } from '../protocol/methods.js'
import { isToken } from '../protocol/tokens.js'
import type { BrowserRequest } from './browser-request.js'
import type { Fact, RequestReason, Step } from './step.js'
import { hasUserinfo } from './urls.js'

/** A call of `fetch()` with its default mode `cors`, which follows redirects. */
export interface ScriptRequest {
  /** An absolute URL. */
  readonly url: string
  /** The page's serialized origin; `null` for an opaque origin. */
  readonly origin: string
  /** @default 'GET' */
  readonly method?: string | undefined
  /** @default [] */
  readonly headers?: HeaderList | undefined
  /**
   * Whether the credentials mode is `include`, as `withCredentials` of `XMLHttpRequest` sets it.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined
  /** The kind of body. Text sets a default `Content-Type`. */
  readonly body?: 'text' | 'bytes' | 'stream' | undefined
  /**
   * Whether the request comes from an `XMLHttpRequest` with a listener on its `upload`.
   *
   * @default false
   */
  readonly uploadListener?: boolean | undefined
}

/** The steps of accepting a call, and its request, or no request if the call throws. */
export interface Accepted {
  readonly steps: readonly Step[]
  readonly request?: BrowserRequest
}

/**
 * Creates the request of a call, or determines why the call throws (Fetch, `#dom-request`, `#concept-headers-append`;
 * `#concept-fetch` adds `Accept`). Forbidden headers are dropped without an error.
 */
export function acceptRequest(script: ScriptRequest): Accepted {
  const { url, origin, method = 'GET', body, credentials = false, uploadListener = false } = script
  const given = (script.headers ?? []).map(([name, value]): Header => [name, normalizeValue(value)])

  const problem = findProblem(url, method, given, body !== undefined)
  if (problem) return { steps: [answer('fail', ...problem)] }

  const isForbidden = ([name, value]: Header): boolean => isForbiddenRequestHeader(name, value)
  const leftOut = given.filter(isForbidden)
  const headers = given.filter((header) => !isForbidden(header))
  if (body === 'text' && getHeader('Content-Type', headers) === null) {
    headers.push(['Content-Type', 'text/plain;charset=UTF-8'])
  }
  if (getHeader('Accept', headers) === null) headers.push(['Accept', '*/*'])

  const normalized = normalizeMethod(method)
  const step = answer('pass', 'request-accepted', ['method', normalized], ['url', url])
  return {
    steps: leftOut.length === 0 ? [step] : [step, leaveOut(leftOut)],
    request: {
      origin,
      url: new URL(url).href,
      earlierUrls: [],
      method: normalized,
      headers,
      credentials,
      body: body === undefined ? null : body === 'stream' ? 'stream' : 'kept',
      preflightFlag: body === 'stream' ? 'stream-body' : uploadListener ? 'upload-listener' : null,
      tainting: 'basic',
    },
  }
}

type RequestFault = readonly [reason: RequestReason, fact: Fact]

function findProblem(
  url: string,
  method: string,
  headers: HeaderList,
  hasBody: boolean,
): RequestFault | undefined {
  if (!URL.canParse(url)) return ['url-invalid', ['url', url]]
  if (hasUserinfo(new URL(url))) return ['url-with-userinfo', ['url', url]]
  if (!isToken(method)) return ['method-invalid', ['method', method]]
  if (isForbiddenMethod(method)) return ['method-forbidden', ['method', method]]
  for (const [name, value] of headers) {
    if (!isToken(name)) return ['header-name-invalid', ['header', name]]
    if (!isHeaderValue(value)) return ['header-value-invalid', [name, value]]
  }
  if (hasBody && /^(?:GET|HEAD)$/i.test(method)) return ['body-not-allowed', ['method', method]]
  return undefined
}

const answer = (outcome: 'pass' | 'fail', reason: RequestReason, ...facts: Fact[]): Step => ({
  section: '#dom-request',
  title: 'A script may make this request',
  outcome,
  reason,
  facts,
})

const leaveOut = (headers: HeaderList): Step => ({
  section: '#forbidden-request-header',
  title: 'Headers that no script may set are left out',
  outcome: 'skip',
  reason: 'header-forbidden',
  facts: headers,
})
