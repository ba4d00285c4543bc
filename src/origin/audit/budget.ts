import { NotAuditable } from './syntax.js'

/** At startup, that is up to some tenths of a second; while a request waits, a few milliseconds. */
const mostSteps = { atStartup: 300_000, perRequest: 12_000 }

/** What an audit may cost, in small steps of all kinds: a large expression is refused, and holds nothing up. */
export class Budget {
  #left: number

  constructor(allowance: keyof typeof mostSteps = 'atStartup') {
    this.#left = mostSteps[allowance]
  }

  /** @throws NotAuditable where it does not last */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new NotAuditable()
  }
}
