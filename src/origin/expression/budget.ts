import { NotAuditable } from './syntax.js'

/** What an audit may cost, in small steps of all kinds: a large expression is refused, and does not hold up the start. */
export class Budget {
  #left: number

  constructor(steps = 300_000) {
    this.#left = steps
  }

  /** @throws NotAuditable where it does not last */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new NotAuditable()
  }
}
