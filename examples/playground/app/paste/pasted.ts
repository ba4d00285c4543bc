import type { Reason } from '../../../../src/browser/step.js'

/** A header as the page's form holds it. */
export type HeaderPair = [name: string, value: string]

/** A request as the page's form holds it. */
export interface FormRequest {
  origin: string
  url: string
  method: string
  headers: HeaderPair[]
  credentials: boolean
  body: 'text'
}

/** A name in the pasted code whose value is not in it, such as an environment variable. */
export interface Variable {
  /** Such as `CORS_ORIGIN`. */
  readonly name: string
  /** As the code has it, such as `process.env.CORS_ORIGIN`. */
  readonly written: string
  /** The value that is filled in. Empty if the variable is not set. */
  readonly value: string
}

/** Options for a policy. `delegate` means that a function decided, and was read as a list. */
export interface PastedOptions {
  readonly kind: 'options' | 'delegate'
  /** An object literal for the editor. */
  readonly text: string
  readonly variables: readonly Variable[]
  readonly notes: readonly string[]
}

/** A response that was pasted. */
export interface PastedResponse {
  readonly isPreflight: boolean
  readonly status: number
  readonly headers: readonly HeaderPair[]
}

/** A request, as far as the text describes it, and what came back. */
export interface PastedRequest {
  readonly kind: 'request'
  readonly request: Readonly<Partial<FormRequest>>
  /** In order. Empty if the text has no response. */
  readonly exchanges: readonly PastedResponse[]
  readonly notes: readonly string[]
}

/** The line that a browser's console shows for a blocked request. */
export interface PastedConsole {
  readonly kind: 'console'
  /**
   * The failing step in the library's terms. `no-response` if nothing came back, and `local-network` if the browser
   * protects the network of its user.
   */
  readonly check: Reason | 'no-response' | 'local-network'
  readonly isPreflight: boolean
  /** The status of the response, if the text has it. */
  readonly status: string | undefined
  /** The failing step in one sentence. */
  readonly sentence: string
  /** The request, as far as the line describes it. Headers that it names have a made-up value. */
  readonly request: Readonly<Partial<FormRequest>>
  /** Options under which this request fails, or `null` if no options cause this. */
  readonly policy: string | null
  readonly notes: readonly string[]
}

/** The text was not recognized. The message says what to paste. */
export interface NotRecognized {
  readonly kind: 'unknown'
  readonly message: string
}

export type Pasted = PastedOptions | PastedRequest | PastedConsole | NotRecognized
