import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Http2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { CorsMiddleware } from 'allow-origin'
import type { Exchange, Request, Response } from './exchange.js'
import type { Resources } from './resources.js'

export { bodyLimit, everyPath, type Resource } from './resources.js'

/** Where an application uses the middleware. */
export interface Placement<Middleware = CorsMiddleware> {
  /** Before everything else, including body parsers. */
  readonly everywhere?: Middleware
  /** Before the handlers of `route`, after the one for everything. */
  readonly onRoute?: Middleware
}

/** Statuses that the framework chooses, not the middleware. */
export interface Statuses {
  readonly answered: number
  readonly answeredOptions: number
  readonly notModified: number
  readonly missing: number
  readonly malformed: number
  readonly tooLarge: number
  readonly threw: number
  /** If the middleware passes an error on. */
  readonly undecided: number
}

export interface Framework<Middleware = CorsMiddleware> {
  readonly name: string
  readonly exchange: Exchange
  /** The paths; `null` if the framework does not have the resource. */
  readonly paths: Resources<string | null>
  readonly statuses: Statuses
  /** Response headers that do not reach the client. */
  readonly removedHeaders?: readonly string[]
  /** What the framework itself adds to `Vary`, in lowercase. */
  readonly varies?: readonly string[]
  /** Starts an application. Its handlers of `item` and `route` call `reached`. */
  readonly start: (placement: Placement<Middleware>, reached: () => void) => Promise<Running>
}

export interface Running {
  readonly port: number
  /** Sends a request, if it needs more than the framework's `exchange` with the port. */
  readonly exchange?: (request: Request) => Promise<Response>
  readonly close: () => Promise<unknown>
}

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
