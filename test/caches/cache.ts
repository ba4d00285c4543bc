import type { Asker, Origins } from './origins.js'
import type { Resource, Step } from './scenarios.js'

/** A step of a scenario, at a separate path. */
export interface Asked extends Step {
  readonly path: string
  readonly resource: Resource
  readonly credentials: 'omit' | 'include'
}

/** What an asker sees of a response. */
export interface Seen {
  /** Whether a page can read it. Only checked for pages. */
  readonly isReadable?: boolean
  readonly content: unknown
}

/** An empty cache, and the clients that use it. */
export interface Cache {
  readonly origins: Origins
  /** Puts the cache in front of the application on a port. */
  readonly connect: (port: number) => Promise<Connected>
  /** Whether it must serve the second of two such requests from the cache; `undefined` if it may do either. */
  readonly keeps: (asked: Asked, isAllowed: boolean) => boolean | undefined
}

export interface Connected {
  /**
   * Sends all requests, and then sends them again.
   *
   * @returns what the asker saw the first time, and the second
   */
  readonly ask: (asker: Asker, asked: readonly Asked[]) => Promise<readonly (readonly Seen[])[]>
  /** What the asker would see of the application's response without a cache in between. */
  readonly askDirectly: (port: number, asked: Asked) => Promise<Seen>
}
