/** A header of a request or response. */
export type HeaderPair = readonly [name: string, value: string]

/** The request, as a script makes it. */
export interface ScriptRequest {
  readonly origin: string
  readonly url: string
  readonly method: string
  readonly headers: readonly HeaderPair[]
  readonly credentials: boolean
}
