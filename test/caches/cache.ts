import type { Asker, Origins } from './origins.js'
import type { Resource, Step } from './scenarios.js'

/** A step of a scenario, at a path of its own. */
export interface Asked extends Step {
  readonly path: string
  readonly resource: Resource
  readonly credentials: 'omit' | 'include'
}

/** What an asker gets to see of a response. */
export interface Seen {
  /** Whether a page can read it; nothing else asks whether it may. */
  readonly isReadable?: boolean
  readonly content: unknown
}

/** A cache, empty, and the clients that use it. */
export interface Cache {
  readonly origins: Origins
  /** Puts it in front of the application at a port. */
  readonly connect: (port: number) => Promise<Connected>
  /** Whether it answers the second of two such requests by itself; `undefined` where that is left to it. */
  readonly keeps: (asked: Asked, isAllowed: boolean) => boolean | undefined
}

export interface Connected {
  /**
   * Sends all of them, and then once more.
   *
   * @returns what the asker saw the first time, and the second
   */
  readonly ask: (asker: Asker, asked: readonly Asked[]) => Promise<readonly (readonly Seen[])[]>
  /** What the asker would see of what an application at a port answers, with no cache in between. */
  readonly askDirectly: (port: number, asked: Asked) => Promise<Seen>
}
