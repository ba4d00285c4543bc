import type { Fact } from '../../browser/step.js'

/** What to say about a step: what is always the same, or what its facts make of it. */
export interface Words {
  readonly says: string | ((value: (name: string) => string, facts: readonly Fact[]) => string)
  /** The header of the response that decided. */
  readonly by?: string
}
