import type { CorsMiddleware } from 'allow-origin'
import type { ExpectedHeaders } from '../../expectations.js'
import type { Exchange } from '../../exchange.js'
import type { Running } from '../../framework.js'
import { stranger } from '../../requests.js'

/** Starts a server with the middleware and something behind it. */
export type Start = (middleware: CorsMiddleware) => Promise<Running>

/** Something behind the middleware that may set CORS headers, or `Vary`, itself. */
export interface Behind {
  /** The title of its tests, and of its row in `docs/hosts.md`. */
  readonly name: string
  /** The npm packages whose versions the row shows. */
  readonly packages: readonly string[]
  /** The servers to test, by title. */
  readonly servers: Readonly<Record<string, Start>>
  /** The path of actual requests; `/item` if left out. */
  readonly path?: string
  /** Sent with each actual request. */
  readonly headers?: Readonly<Record<string, string>>
  /** Status of an actual request; 200 if left out. */
  readonly status?: number
  /** Part of the body of the response to an actual request. */
  readonly body?: string
  /** Its own `Vary`. If that is `*`, nothing can be added. */
  readonly vary?: string
  /** The headers that are wrong without `enforce`, as in `docs/own-cors.md`. None if left out. */
  readonly undone?: Undone
  readonly exchange?: Exchange
}

/** By the title of a row. Headers that are not listed are right. */
export type Undone = Readonly<
  Partial<Record<'allowed' | 'denied' | 'without `Origin`', ExpectedHeaders>>
>

export const allowEveryone: ExpectedHeaders = { 'access-control-allow-origin': '*' }

/** Every origin can read the response, with the user's cookies. */
export const reflect = (origin = stranger): ExpectedHeaders => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
})

/** The same headers on every response. */
export const everyRow = (headers: ExpectedHeaders): Undone => ({
  allowed: headers,
  denied: headers,
  'without `Origin`': headers,
})
