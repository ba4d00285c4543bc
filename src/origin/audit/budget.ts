import { NotAuditable } from './syntax.js'

/** At startup, this allows up to a few tenths of a second; while a request waits, a few milliseconds. */
const allowances = { atStartup: 300_000, perRequest: 12_000 }

/** Limits what an audit may cost, in small steps of all kinds. A large expression is rejected and holds nothing up. */
export class Budget {
  #left: number

  constructor(allowance: keyof typeof allowances = 'atStartup') {
    this.#left = allowances[allowance]
  }

  /** @throws NotAuditable if the budget runs out */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new NotAuditable()
  }
}
