/** The ways in which a page can make a request that CORS guards. */
export const ways = ['fetch', 'XMLHttpRequest', 'module script', 'font', 'image'] as const
export type Way = (typeof ways)[number]

/** The ways in which a script chooses the method and the headers, and gets to see those of the response. */
export const isScripted = (way: Way): boolean => way === 'fetch' || way === 'XMLHttpRequest'

export type Body = 'text' | 'bytes' | 'stream'

/** A request that a page is told to make. */
export interface PageRequest {
  readonly way: Way
  readonly url: string
  /** A font never has them. */
  readonly credentials: boolean
  readonly method: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: Body | undefined
  readonly uploadListener: boolean
}

/** What the page got. */
export type PageOutcome =
  | {
      readonly verdict: 'allowed'
      /** The names of the response headers that the script can read, sorted; `null` where its way shows none. */
      readonly readable: readonly string[] | null
    }
  | { readonly verdict: 'blocked'; readonly error: string }
  /** Neither came in time. */
  | { readonly verdict: 'unknown' }
