import type { CorsMiddleware } from 'allow-origin'

/** A request as a browser or another client would send it. */
export interface HostRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** The response that reaches the client: over HTTP, or as the return value of an event handler. */
export interface HostResponse {
  readonly status: number | undefined
  /** By lowercase name; repeated ones are joined with `', '`. */
  readonly headers: Readonly<Partial<Record<string, unknown>>>
}

export interface RunningHost {
  readonly send: (request: HostRequest) => Promise<HostResponse>
  readonly close: () => Promise<unknown>
}

/** The headings of `docs/hosts.md`, in their order. */
export const sections = [
  'Servers and frameworks',
  'Serverless adapters',
  'Test doubles',
  'With other middleware',
  'With their own CORS headers',
] as const

export type Section = (typeof sections)[number]

/** A framework, adapter, test double or server that the middleware runs in, behind or in front of. */
export interface Host {
  /** The title of its row in `docs/hosts.md`. */
  readonly name: string
  /** Hosts with the same name and different variants share a row. */
  readonly variant?: string
  readonly section: Section
  /** The npm packages whose versions the row shows. */
  readonly packages: readonly string[]
  /** Status of an actual request; 200 if left out. */
  readonly answered?: number
  /** What the host itself adds to `Vary` of an actual response, in lowercase. */
  readonly varies?: readonly string[]
  /** Response headers that never reach the client. */
  readonly removedHeaders?: readonly string[]
  /**
   * Starts the host with the middleware in front of an application that serves `/item`.
   *
   * @param reached to be called when a request arrives at the application behind the middleware
   */
  readonly start: (middleware: CorsMiddleware, reached: () => void) => Promise<RunningHost>
}
