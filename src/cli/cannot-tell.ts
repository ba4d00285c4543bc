/** Says in one line why there is no verdict: a wrong argument, or a server without a usable response. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'
  /** Stable, for programs. */
  readonly code: string

  constructor(message: string, code = 'argument') {
    super(message)
    this.code = code
  }
}
