import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Http2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { CorsMiddleware } from 'allow-origin'
import type { Exchange } from './exchange.js'

/** Where the middleware is in an application. */
export interface Placement {
  /** In front of everything that the application has, body parsers included. */
  readonly everywhere?: CorsMiddleware
  /** In front of the handlers of `route`, behind the one for everything. */
  readonly onRoute?: CorsMiddleware
}

/** What an application answers for. */
export interface Resources<Path> {
  /** Answers with 200, to `OPTIONS` too. */
  readonly item: Path
  /** The same, with a policy of its own. */
  readonly route: Path
  /** Answers with an `ETag` of `"1"`, and with 304 to who has it. */
  readonly cached: Path
  /** Throws. */
  readonly throwing: Path
  /** Parses JSON of at most {@link bodyLimit} bytes. */
  readonly upload: Path
  /** There is none. */
  readonly missing: Path
}

export type Resource = keyof Resources<unknown>

export const bodyLimit = 100

/** Statuses that the framework chooses, not the middleware. */
export interface Statuses {
  readonly answered: number
  readonly answeredOptions: number
  readonly notModified: number
  readonly missing: number
  readonly malformed: number
  readonly tooLarge: number
  readonly threw: number
  /** Where the middleware hands an error on. */
  readonly undecided: number
}

export interface Framework {
  readonly name: string
  readonly exchange: Exchange
  /** Their paths; `null` where the framework has no such thing. */
  readonly paths: Resources<string | null>
  readonly statuses: Statuses
  /** Response headers that do not arrive at a client. */
  readonly removedHeaders?: readonly string[]
  /** Starts an application. Its handlers of `item` and `route` call `reached`. */
  readonly start: (placement: Placement, reached: () => void) => Promise<Running>
}

export interface Running {
  readonly port: number
  readonly close: () => Promise<unknown>
}

export const everyPath = {
  item: '/item',
  route: '/route',
  cached: '/cached.txt',
  throwing: '/throwing',
  upload: '/upload',
  missing: '/missing',
} satisfies Resources<string>

export const usualStatuses: Statuses = {
  answered: 200,
  answeredOptions: 200,
  notModified: 304,
  missing: 404,
  malformed: 400,
  tooLarge: 413,
  threw: 500,
  undecided: 500,
}

/** Listens on a free port of this machine. */
export async function listen(server: Server | Http2Server): Promise<Running> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      return closed
    },
  }
}
