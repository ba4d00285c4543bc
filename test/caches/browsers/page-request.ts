/** A request for a page's script to make. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly mode: 'cors' | 'no-cors'
  readonly credentials: 'include' | 'omit'
}

/** What the script gets. For an error or an opaque response, it cannot see more than that. */
export interface PageAnswer {
  readonly isReadable: boolean
  readonly status: number
  /** The headers that it can read. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a page with {@link ./pages/follow.js} must do next. */
export type Command = { readonly goTo: string } | { readonly ask: readonly PageRequest[] }
