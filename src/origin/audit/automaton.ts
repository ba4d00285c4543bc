import { alphabet, matchesMany, matchesSome } from './alphabet.js'
import type { Atom, LookBehind } from './syntax.js'

/** A place of an atom in the automaton; what repeats a number of times has as many. */
export interface Position {
  readonly id: number
  /** `undefined` for {@link before} and {@link after}. */
  readonly atom: Atom | undefined
  /** The characters that are read on the way here. */
  readonly set: string
  /** Whether they spell out a letter or a digit, or list a few. */
  readonly isLiteral: boolean
  readonly follow: Ways
  /** What an engine spends behind it, whatever comes of it. */
  readonly toll: Toll
  /** Whether there are others for the same atom, which repeats. */
  isCopied: boolean
}

/** Positions, each with the number of ways to come there. */
export type Ways = Map<Position, number>

/** Single steps, and how often a look-behind is tried: that reads what is in front of it, in the other direction. */
export type Toll = Map<'step' | LookBehind, number>

/** In front of the match, and behind it: what an expression that is not anchored passes over. */
export const before: Position = {
  id: -1,
  atom: undefined,
  set: alphabet,
  isLiteral: false,
  follow: new Map(),
  toll: new Map(),
  isCopied: false,
}
export const after: Position = { ...before, id: -2 }

/**
 * Whether it leaves a choice in a label of a host. It does if it matches many characters, if it matches a few and
 * repeats, or if it is part of a group that repeats. A single letter that repeats is not a choice.
 */
export const isFree = (position: Position): boolean =>
  matchesMany(position.set) ||
  (matchesSome(position.set) && (position.isCopied || position.follow.has(position))) ||
  (!position.follow.has(position) && isInLoop(position))

/** Whether a position comes again without a dot in between. */
function isInLoop(position: Position): boolean {
  const reached = new Set<Position>(position.follow.keys())
  for (const next of reached) {
    if (next === position) return true
    if (next.set === '.' || reached.size > mostInLoop) continue
    for (const following of next.follow.keys()) reached.add(following)
  }
  return false
}

/** Of more positions it takes too long to tell. */
const mostInLoop = 1000

export interface Guarded {
  readonly anywhere: Ways
  readonly atEdge: Ways
}

/** The ways to match nothing. What is at the start and at the end at once is the empty string, which is no origin. */
export interface Empty {
  readonly anywhere: number
  readonly atStart: number
  readonly atEnd: number
}

/**
 * The position automaton of an expression (Glushkov): it has no empty moves. Its ways are those that a backtracking
 * engine tries; an iteration that matches nothing is none, unless it has to be there.
 */
export interface Automaton {
  readonly empty: Empty
  /** What a match can begin with: anywhere, or only at the start of the string. */
  readonly first: Guarded
  /** What a match can end with: anywhere, or only at the end of the string. */
  readonly last: Guarded
  /** What an engine spends at its start, before it has read a character. */
  readonly toll: Toll
}

/** The most ways that there are from one character to the next: several choices of nothing at all, each with its own. */
export function mostWaysAtOnce({ first, empty }: Automaton): number {
  let most = Math.max(empty.anywhere, empty.atStart, empty.atEnd)
  const reached = new Set<Position>()
  const visit = (ways: Ways): void => {
    for (const [position, times] of ways) {
      most = Math.max(most, times)
      reached.add(position)
    }
  }
  visit(first.anywhere)
  visit(first.atEdge)
  for (const { follow } of reached) visit(follow)
  return most
}
