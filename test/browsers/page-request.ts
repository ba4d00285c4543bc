/** The ways in which a page can make a CORS request. */
export const ways = ['fetch', 'XMLHttpRequest', 'module script', 'font', 'image'] as const
export type Way = (typeof ways)[number]

/** Whether a script chooses the method and the headers, and can read the response's headers. */
export const isScripted = (way: Way): boolean => way === 'fetch' || way === 'XMLHttpRequest'

export type Body = 'text' | 'bytes' | 'stream'

/** A request for a page to make. */
export interface PageRequest {
  readonly way: Way
  readonly url: string
  /** Always false for fonts. */
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
      /** The sorted names of the response headers that the script can read; `null` if this way does not show headers. */
      readonly readable: readonly string[] | null
    }
  | { readonly verdict: 'blocked'; readonly error: string }
  /** The request timed out. */
  | { readonly verdict: 'unknown' }
