// Types for frameworks without types: only what the tests use.

declare module 'express4' {
  import express from 'express'
  export default express
}

declare module 'polka' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  import type { NextHandleFunction } from 'connect'

  /** Polka's own error for a missing route has a `code`. Errors of most packages have a `status`. */
  interface PolkaError {
    readonly code?: number
    readonly status?: number
  }
  interface Options {
    readonly onError: (
      error: PolkaError,
      request: IncomingMessage,
      response: ServerResponse,
    ) => void
  }
  interface Polka {
    readonly handler: (request: IncomingMessage, response: ServerResponse) => void
    use(...handlers: NextHandleFunction[]): Polka
    all(path: string, ...handlers: NextHandleFunction[]): Polka
    get(path: string, ...handlers: NextHandleFunction[]): Polka
  }
  export default function polka(options: Options): Polka
}

declare module 'restify' {
  import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http'

  interface Response extends ServerResponse {
    header(name: string, value: string): void
    send(body: string): void
  }
  type Handler =
    | ((request: IncomingMessage, response: Response, next: (error?: unknown) => void) => void)
    | ((request: IncomingMessage, response: Response) => Promise<void>)
  type AddRoute = (path: string, ...handlers: readonly Handler[]) => unknown

  interface Server {
    readonly server: HttpServer
    readonly pre: (...handlers: readonly Handler[]) => unknown
    readonly use: (...handlers: readonly (readonly Handler[])[]) => unknown
    readonly get: AddRoute
    readonly opts: AddRoute
    readonly post: AddRoute
  }
  const restify: {
    readonly createServer: () => Server
    readonly plugins: {
      readonly bodyParser: (options: { readonly maxBodySize: number }) => readonly Handler[]
      readonly conditionalRequest: () => readonly Handler[]
    }
  }
  export default restify
}
