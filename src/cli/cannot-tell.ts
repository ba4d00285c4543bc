/** An error that explains in one line what went wrong, such as a wrong argument or a server that does not respond. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'
  /** Stable, for programs. */
  readonly code: string

  constructor(message: string, code = 'argument') {
    super(message)
    this.code = code
  }
}
