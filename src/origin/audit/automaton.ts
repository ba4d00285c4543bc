import { alphabet, matchesMany, matchesSome } from './alphabet.js'
import type { Atom, LookBehind } from './syntax.js'

/** A position of an atom in the automaton. An atom that repeats a fixed number of times has as many positions. */
export interface Position {
  readonly id: number
  /** `undefined` for {@link before} and {@link after}. */
  readonly atom: Atom | undefined
  /** The characters that lead to this position. */
  readonly set: string
  /** Whether the set is a single letter or digit, or a short list of them. */
  readonly isLiteral: boolean
  readonly follow: Ways
  /** The steps that an engine takes after it, whether or not they lead to a match. */
  readonly toll: Toll
  /** Whether the same atom has other positions, because it repeats. */
  isCopied: boolean
}

/** Positions, each with the number of ways to reach it. */
export type Ways = Map<Position, number>

/** The number of single steps, and how often each lookbehind is tried. */
export type Toll = Map<'step' | LookBehind, number>

/** Before the match, and after it: the text that an expression without anchors skips. */
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
 * Whether an attacker can choose text at a position in a label of a host. That is the case if it matches many characters,
 * if it matches a few and repeats, or if it is part of a group that repeats. A single letter that repeats is not enough.
 */
export const isFree = (position: Position): boolean =>
  matchesMany(position.set) ||
  (matchesSome(position.set) && (position.isCopied || position.follow.has(position))) ||
  (!position.follow.has(position) && isInLoop(position))

/** Whether a position can be reached again without a dot in between. */
function isInLoop(position: Position): boolean {
  const reached = new Set<Position>(position.follow.keys())
  for (const next of reached) {
    if (next === position) return true
    if (next.set === '.' || reached.size > mostInLoop) continue
    for (const following of next.follow.keys()) reached.add(following)
  }
  return false
}

/** With more positions, the search would take too long. */
const mostInLoop = 1000

export interface Guarded {
  readonly anywhere: Ways
  readonly atEdge: Ways
}

/**
 * The number of ways to match nothing. There is no member for the start and the end at once: only the empty string has
 * both, and it is not an origin.
 */
export interface Empty {
  readonly anywhere: number
  readonly atStart: number
  readonly atEnd: number
}

/**
 * The position automaton of an expression (Glushkov), which has no empty moves. It counts the ways that a backtracking
 * engine tries. An iteration that matches nothing counts only if it is required.
 */
export interface Automaton {
  readonly empty: Empty
  /** What a match can start with: anywhere, or only at the start of the string. */
  readonly first: Guarded
  /** What a match can end with: anywhere, or only at the end of the string. */
  readonly last: Guarded
  /** The steps that an engine takes before it reads a character. */
  readonly toll: Toll
}

/** The most ways from one character to the next. There are several if choices in between can match nothing. */
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
