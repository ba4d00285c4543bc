import type { State } from './accepted-origins.js'
import type { Budget } from './budget.js'
import { stepShape } from './origin-shape.js'

/**
 * Follows a text backward from a state, from its end to its start.
 *
 * @returns the states from which the text leads to the given state
 * @throws NotAuditable if the budget runs out
 */
export function readBack(state: State, text: string, budget: Budget): readonly State[] {
  let reached = new Set([state])
  for (let index = text.length - 1; index >= 0 && reached.size > 0; index -= 1) {
    const character = text.charAt(index)
    const before = new Set<State>()
    for (const { incoming } of reached) {
      budget.spend(incoming.length)
      for (const { from, to } of incoming) {
        // A step shows only one of the characters that lead to the same state.
        const leads =
          to.position.set.includes(character) && stepShape(from.shape, character) === to.shape
        if (leads) before.add(from)
      }
    }
    reached = before
  }
  return [...reached]
}
