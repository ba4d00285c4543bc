import {
  textOfSteps,
  stepsFrom,
  stepsTo,
  type Origins,
  type Transition,
} from './accepted-origins.js'
import { matchesDotAndLetters } from './alphabet.js'
import { withName } from './finding.js'
import type { Atom } from './syntax.js'

/** A dot, or a class like it, that matches both a literal dot and other characters. */
export interface BareDot {
  readonly atom: Atom
  /** Origins that are accepted if it matches a character other than a dot. */
  readonly candidates: readonly string[]
}

/** Candidates are listed for this many dots. One is enough to show what is wrong. */
const mostDots = 8

/**
 * Finds the dots that can match the dot between two labels, or a character of a label. A dot that repeats is a wildcard
 * and is not one of them.
 */
export function findBareDots({ states }: Origins): BareDot[] {
  const asDot = new Set<Atom>()
  const asOther = new Map<Atom, Transition>()
  const sets = new Map<string, boolean>()
  for (const { position, shape, incoming } of states) {
    const { atom, set, follow } = position
    if (atom === undefined || shape.part !== 'host' || set.length === 1) continue
    const isEither = sets.get(set) ?? matchesDotAndLetters(set)
    sets.set(set, isEither)
    if (!isEither) continue
    if ([...follow.keys()].some((next) => next.atom === atom)) continue
    for (const step of incoming) {
      if (step.character === '.') asDot.add(atom)
      else asOther.set(atom, asOther.get(atom) ?? step)
    }
  }
  return [...asOther]
    .filter(([atom]) => asDot.has(atom))
    .map(([atom, step], index) => ({
      atom,
      candidates: index < mostDots ? readAsOther(step) : [],
    }))
}

const readAsOther = ({ from, character, to }: Transition): string[] =>
  ['x', character].flatMap((other) =>
    withName(textOfSteps(stepsTo(from)) + other + textOfSteps(stepsFrom(to))),
  )
