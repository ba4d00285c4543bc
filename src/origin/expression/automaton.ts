import { maximumOriginLength } from '../serialized-origin.js'
import { alphabet, isLiteral, matchesMany } from './alphabet.js'
import type { Budget } from './budget.js'
import type { Atom, Syntax } from './syntax.js'

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
}

/** Positions, each with the number of ways to come there. */
export type Ways = Map<Position, number>

/** In front of the match, and behind it: what an expression that is not anchored passes over. */
export const before: Position = {
  id: -1,
  atom: undefined,
  set: alphabet,
  isLiteral: false,
  follow: new Map(),
}
export const after: Position = { ...before, id: -2 }

/** Whether it leaves a choice of what stands in a label of a host. */
export const isFree = (position: Position): boolean =>
  position.follow.has(position) || matchesMany(position.set)

interface Guarded {
  readonly anywhere: Ways
  readonly atEdge: Ways
}

/** The ways to match nothing. What is at the start and at the end at once is the empty string, which is no origin. */
interface Empty {
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
}

const never: Empty = { anywhere: 0, atStart: 0, atEnd: 0 }
const always: Empty = { ...never, anywhere: 1 }
const noPositions = (): Guarded => ({ anywhere: new Map(), atEdge: new Map() })
const nothing = (): Automaton => ({ empty: always, first: noPositions(), last: noPositions() })

/**
 * @param dots atoms that are read as dots
 * @throws NotAuditable where the budget does not last
 */
export function buildAutomaton(
  syntax: Syntax,
  budget: Budget,
  dots: ReadonlySet<unknown> = new Set(),
): Automaton {
  return new Builder(budget, dots).build(syntax)
}

/** The automata of parts are used once: their maps become the whole's. */
class Builder {
  readonly #budget: Budget
  readonly #dots: ReadonlySet<unknown>
  #positions = 0

  constructor(budget: Budget, dots: ReadonlySet<unknown>) {
    this.#budget = budget
    this.#dots = dots
  }

  build(syntax: Syntax): Automaton {
    this.#budget.spend(1)
    switch (syntax.kind) {
      case 'atom': {
        const set = this.#dots.has(syntax) ? '.' : syntax.set
        const position = {
          id: this.#positions,
          atom: syntax,
          set,
          isLiteral: isLiteral(set),
          follow: new Map(),
        }
        this.#positions += 1
        const only = (): Guarded => ({ anywhere: new Map([[position, 1]]), atEdge: new Map() })
        return { empty: never, first: only(), last: only() }
      }
      case 'edge': {
        const edge = syntax.edge === 'start' ? { atStart: 1 } : { atEnd: 1 }
        return { ...nothing(), empty: { ...never, ...edge } }
      }
      case 'sequence':
        return syntax.parts.reduce((one, part) => this.#join(one, this.build(part)), nothing())
      case 'choice':
        return syntax.choices
          .map((choice) => this.build(choice))
          .reduce((one, other) => this.#either(one, other))
      case 'ahead':
        // A dead end: it costs steps, and leads nowhere.
        return { ...nothing(), first: this.build(syntax.body).first }
      case 'repeat':
        return this.#repeat(syntax.body, syntax.min, syntax.max)
    }
  }

  /** One part behind another. Behind a character there is no start, and in front of one no end. */
  #join(one: Automaton, other: Automaton): Automaton {
    this.#connect(one.last.anywhere, other.first.anywhere)

    const { anywhere, atStart, atEnd } = one.empty
    this.#add(one.first.anywhere, other.first.anywhere, anywhere)
    this.#add(one.first.atEdge, other.first.anywhere, atStart)
    this.#add(one.first.atEdge, other.first.atEdge, anywhere + atStart)

    const next = other.empty
    this.#add(other.last.anywhere, one.last.anywhere, next.anywhere)
    this.#add(other.last.atEdge, one.last.anywhere, next.atEnd)
    this.#add(other.last.atEdge, one.last.atEdge, next.anywhere + next.atEnd)

    const empty = {
      anywhere: anywhere * next.anywhere,
      atStart: anywhere * next.atStart + atStart * (next.anywhere + next.atStart),
      atEnd: anywhere * next.atEnd + atEnd * (next.anywhere + next.atEnd),
    }
    return { empty, first: one.first, last: other.last }
  }

  #either(one: Automaton, other: Automaton): Automaton {
    for (const side of ['first', 'last'] as const) {
      this.#add(one[side].anywhere, other[side].anywhere, 1)
      this.#add(one[side].atEdge, other[side].atEdge, 1)
    }
    const empty = {
      anywhere: one.empty.anywhere + other.empty.anywhere,
      atStart: one.empty.atStart + other.empty.atStart,
      atEnd: one.empty.atEnd + other.empty.atEnd,
    }
    return { ...one, empty }
  }

  #repeat(body: Syntax, min: number, max: number): Automaton {
    let whole = nothing()
    let last = nothing()
    for (let count = 0; count < min; count += 1) {
      whole = this.#join(whole, last)
      last = this.build(body)
    }
    const { anywhere, atStart, atEnd } = last.empty
    // More iterations than an origin has characters are as good as any number of them.
    const isEndless = max - min >= maximumOriginLength
    if (isEndless && anywhere + atStart + atEnd === 0) {
      this.#connect(last.last.anywhere, last.first.anywhere)
      return this.#join(whole, last)
    }
    const rest = isEndless ? this.#anyNumber(body) : this.#upTo(body, max - min)
    return this.#join(this.#join(whole, last), rest)
  }

  #anyNumber(body: Syntax): Automaton {
    const { first, last } = this.build(body)
    this.#connect(last.anywhere, first.anywhere)
    return { empty: always, first, last }
  }

  #upTo(body: Syntax, most: number): Automaton {
    let rest = nothing()
    for (let count = 0; count < most; count += 1) {
      rest = { ...this.#join({ ...this.build(body), empty: never }, rest), empty: always }
    }
    return rest
  }

  #connect(last: Ways, first: Ways): void {
    for (const [{ follow }, ways] of last) this.#add(follow, first, ways)
  }

  #add(to: Ways, from: Ways, times: number): void {
    if (times === 0) return
    this.#budget.spend(from.size)
    for (const [position, ways] of from) to.set(position, (to.get(position) ?? 0) + ways * times)
  }
}
