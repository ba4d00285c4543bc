/** A package that comes without types. */
declare module 'corser' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  type Callback = (error: unknown, isAllowed?: boolean) => void
  export function create(options: {
    readonly origins?: readonly string[] | ((origin: string, callback: Callback) => void)
    readonly [option: string]: unknown
  }): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void
}
