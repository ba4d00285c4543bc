/** Why there is no verdict, in one line: a wrong argument, or a server that gave no answer to judge. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell'
}
