import { read, stepsFrom, stepsTo, type Origins, type Transition } from './accepted-origins.js'
import { matchesDotAndLetters } from './alphabet.js'
import { withName } from './finding.js'
import type { Atom } from './syntax.js'

/** A dot, or a class like it, that can be read in both ways. */
export interface BareDot {
  readonly atom: Atom
  /** Origins that are accepted by reading it as a character of a label. */
  readonly candidates: readonly string[]
}

/** One is enough to show what is wrong. */
const mostShown = 8

/**
 * Finds the dots that can be read as the dot between two labels and as a character of one just as well. What repeats is
 * a wildcard.
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
      candidates: index < mostShown ? readAsOther(step) : [],
    }))
}

const readAsOther = ({ from, character, to }: Transition): string[] =>
  ['x', character].flatMap((other) => withName(read(stepsTo(from)) + other + read(stepsFrom(to))))
