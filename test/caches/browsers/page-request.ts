/** What a page's script is to fetch. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly mode: 'cors' | 'no-cors'
  readonly credentials: 'include' | 'omit'
}

/** What the script gets: where that is an error or an opaque response, nothing but that. */
export interface PageAnswer {
  readonly isReadable: boolean
  readonly status: number
  /** The headers that it can read. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a page that {@link ./pages/follow.js} runs in is told to do. */
export type Command = { readonly goTo: string } | { readonly ask: readonly PageRequest[] }
