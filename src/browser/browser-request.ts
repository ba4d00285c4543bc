import type { HeaderList } from '../protocol/header-list.js'
import { originOf } from './urls.js'

/** A request on its way, with what the standard keeps about it (Fetch, `#concept-request`). Its mode is `cors`. */
export interface BrowserRequest {
  /** The page's serialized origin. */
  readonly origin: string
  /** The current URL, and those before it that redirected. */
  readonly url: string
  readonly earlierUrls: readonly string[]
  readonly method: string
  readonly headers: HeaderList
  /** Whether its credentials mode is `include`. */
  readonly credentials: boolean
  /** `kept` where the body can be sent again after a redirect, as a stream cannot. */
  readonly body: 'kept' | 'stream' | null
  /** What sets its use-CORS-preflight flag (`#use-cors-preflight-flag`), if anything does. */
  readonly preflightFlag: 'stream-body' | 'upload-listener' | null
  /** `cors` from the first URL of another origin on, for good (`#concept-request-response-tainting`). */
  readonly tainting: 'basic' | 'cors'
}

/** What goes to a server. The user agent's own headers, such as `User-Agent`, `Host` and `Cookie`, are left to the sender. */
export interface OutgoingRequest {
  readonly kind: 'preflight' | 'actual'
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  /** Whether cookies and the like go along. */
  readonly credentials: boolean
  /** Whether the body goes along. */
  readonly body: boolean
}

/** What came back; headers that were repeated are in the list as often. */
export interface IncomingResponse {
  readonly status: number
  readonly headers: HeaderList
}

/**
 * The value of a request's `Origin` (Fetch, `#serializing-a-request-origin`). It is `null` once another origin has sent
 * the request on to a third one, as neither of them spoke for the page (`#concept-request-tainted-origin`).
 */
export function serializeRequestOrigin({ origin, url, earlierUrls }: BrowserRequest): string {
  const hops = [...earlierUrls, url].map(originOf)
  const isTainted = hops
    .slice(1)
    .some((hop, index) => hop !== hops[index] && origin !== hops[index])
  return isTainted ? 'null' : origin
}
