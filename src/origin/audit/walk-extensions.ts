import { textOfSteps, stepsTo, type Origins, type State } from './accepted-origins.js'
import { isFree } from './automaton.js'
import type { Budget } from './budget.js'
import { startsHost } from './origin-shape.js'
import type { Atom } from './syntax.js'

/** Typical origins of extensions in Chrome and Edge, in Firefox, and in Safari. */
const examples: readonly string[] = [
  'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
  'moz-extension://0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
  'safari-web-extension://0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
]

interface ExtensionWalk {
  readonly state: State
  readonly text: string
  /** The atom that lets others choose the extension; `undefined` if it is text outside the match. */
  readonly wildcard: Atom | undefined
  readonly isFree: boolean
}

/** An extension that an expression accepts without naming it. Anyone can publish one. */
export interface AnyExtension {
  /** Its possible origins. At least one of them is accepted. */
  readonly origins: readonly string[]
  readonly wildcard: Atom | undefined
}

/**
 * Finds out whether an expression accepts extensions that it does not name. The host of an extension is an id, which has
 * no dots.
 *
 * @throws NotAuditable if the budget runs out
 */
export function findAnyExtension({ accepting }: Origins, budget: Budget): AnyExtension | undefined {
  const seen = new Set<string>()
  const walks: ExtensionWalk[] = accepting
    .filter(({ shape }) => shape.scheme === 'extension')
    .map((state) => ({ state, text: '', wildcard: undefined, isFree: false }))
  for (const walk of walks) {
    const { state, text } = walk
    const { position, shape } = state
    if (startsHost(shape)) {
      if (!walk.isFree) continue
      return { origins: [...examples, textOfSteps(stepsTo(state)) + text], wildcard: walk.wildcard }
    }
    for (const { from, character } of state.incoming) {
      budget.spend(1)
      const leavesChoice =
        shape.part === 'host' && (position.atom === undefined || isFree(position))
      const next: ExtensionWalk = {
        state: from,
        text: character + text,
        wildcard: leavesChoice ? position.atom : walk.wildcard,
        isFree: walk.isFree || leavesChoice,
      }
      const key = `${from.position.id} ${from.shape.id} ${String(from.spellsHost)} ${String(next.isFree)}`
      if (seen.has(key)) continue
      seen.add(key)
      walks.push(next)
    }
  }
  return undefined
}
