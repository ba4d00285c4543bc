import type { HeaderList } from '../protocol/header-list.js'
import { originOf } from './urls.js'

/** A request in progress, with the state that the standard keeps for it (Fetch, `#concept-request`). Its mode is `cors`. */
export interface BrowserRequest {
  /** The page's serialized origin. */
  readonly origin: string
  /** The current URL. `earlierUrls` are those that redirected to it. */
  readonly url: string
  readonly earlierUrls: readonly string[]
  readonly method: string
  readonly headers: HeaderList
  /** Whether its credentials mode is `include`. */
  readonly credentials: boolean
  /** `kept` if the body can be sent again after a redirect. A stream cannot. */
  readonly body: 'kept' | 'stream' | null
  /** What sets the use-CORS-preflight flag (`#use-cors-preflight-flag`); `null` if nothing does. */
  readonly preflightFlag: 'stream-body' | 'upload-listener' | null
  /** Becomes `cors` at the first cross-origin URL and stays so (`#concept-request-response-tainting`). */
  readonly tainting: 'basic' | 'cors'
}

/** What is sent to a server. The sender adds the user agent's own headers, such as `User-Agent`, `Host` and `Cookie`. */
export interface OutgoingRequest {
  readonly kind: 'preflight' | 'actual'
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  /** Whether cookies and other credentials are included. */
  readonly credentials: boolean
  /** Whether the body is included. */
  readonly body: boolean
}

/** The response. A repeated header is in the list each time. */
export interface IncomingResponse {
  readonly status: number
  readonly headers: HeaderList
}

/**
 * The value of a request's `Origin` (Fetch, `#serializing-a-request-origin`). It is `null` after another origin has
 * redirected the request to a third one, because neither speaks for the page (`#concept-request-tainted-origin`).
 */
export function serializeRequestOrigin({ origin, url, earlierUrls }: BrowserRequest): string {
  const hops = [...earlierUrls, url].map(originOf)
  const isTainted = hops
    .slice(1)
    .some((hop, index) => hop !== hops[index] && origin !== hops[index])
  return isTainted ? 'null' : origin
}
