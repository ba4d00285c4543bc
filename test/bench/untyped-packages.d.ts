// A package that comes without types, as far as the benchmarks use it.

declare module 'corser' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Options {
    readonly origins?:
      | readonly string[]
      | ((origin: string, callback: (error: unknown, isAllowed?: boolean) => void) => void)
    readonly methods?: readonly string[]
    readonly requestHeaders?: readonly string[]
    readonly responseHeaders?: readonly string[]
    readonly supportsCredentials?: boolean
    readonly maxAge?: number
  }
  export function create(
    options: Options,
  ): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void
}
