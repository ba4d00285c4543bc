import type { Fact } from '../../browser/step.js'

/** What to say about a step: a fixed sentence, or one that its facts are filled into. */
export interface Words {
  readonly says: string | ((value: (name: string) => string, facts: readonly Fact[]) => string)
  /** The response header that decided. */
  readonly by?: string
}
