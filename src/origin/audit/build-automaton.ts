import { isLiteral } from './alphabet.js'
import type { Automaton, Empty, Guarded, Position, Toll, Ways } from './automaton.js'
import type { Budget } from './budget.js'
import type { Syntax } from './syntax.js'

/** More ways than any engine can try. Unlike `Infinity`, it can be multiplied by zero. */
const waysCap = 1e12
const capped = (ways: number): number => Math.min(waysCap, ways)

/** A part with more optional copies is treated as repeating endlessly. That accepts more, and has more ways. */
const mostCopies = 20

const never: Empty = { anywhere: 0, atStart: 0, atEnd: 0 }
const always: Empty = { ...never, anywhere: 1 }
const noPositions = (): Guarded => ({ anywhere: new Map(), atEdge: new Map() })
const emptyAutomaton = (): Automaton => ({
  empty: always,
  first: noPositions(),
  last: noPositions(),
  toll: new Map(),
})
const oneStep = (): Toll => new Map([['step', 1]])

/**
 * @param dots atoms that are read as dots
 * @throws NotAuditable if the budget runs out
 */
export function buildAutomaton(
  syntax: Syntax,
  budget: Budget,
  dots: ReadonlySet<unknown> = new Set(),
): Automaton {
  return new Builder(budget, dots).build(syntax)
}

/** Each partial automaton is used once, because its maps are reused for the whole. */
class Builder {
  readonly #budget: Budget
  readonly #dots: ReadonlySet<unknown>
  readonly #literals = new Map<string, boolean>()
  /** The first position of each atom. */
  readonly #firsts = new Map<Syntax, Position>()
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
        const position: Position = {
          id: this.#positions,
          atom: syntax,
          set,
          isLiteral: this.#isLiteral(set),
          follow: new Map(),
          toll: new Map(),
          isCopied: false,
        }
        const first = this.#firsts.get(syntax)
        if (first === undefined) this.#firsts.set(syntax, position)
        else first.isCopied = position.isCopied = true
        this.#positions += 1
        const only = (): Guarded => ({ anywhere: new Map([[position, 1]]), atEdge: new Map() })
        return { empty: never, first: only(), last: only(), toll: oneStep() }
      }
      case 'edge': {
        const edge = syntax.edge === 'start' ? { atStart: 1 } : { atEnd: 1 }
        return { ...emptyAutomaton(), empty: { ...never, ...edge }, toll: oneStep() }
      }
      case 'sequence':
        return syntax.parts.reduce(
          (one, part) => this.#join(one, this.build(part)),
          emptyAutomaton(),
        )
      case 'choice':
        return syntax.choices
          .map((choice) => this.build(choice))
          .reduce((one, other) => this.#either(one, other))
      case 'ahead': {
        // A dead end: it costs steps, but nothing follows it.
        const { first, toll } = this.build(syntax.body)
        return { ...emptyAutomaton(), first, toll }
      }
      case 'behind':
        return { ...emptyAutomaton(), toll: new Map([[syntax, 1]]) }
      case 'repeat':
        return this.#repeat(syntax.body, syntax.min, syntax.max)
    }
  }

  #isLiteral(set: string): boolean {
    const known = this.#literals.get(set) ?? isLiteral(set)
    this.#literals.set(set, known)
    return known
  }

  /** One part after another. After a character there is no start of the string, and before one there is no end. */
  #join(one: Automaton, other: Automaton): Automaton {
    this.#connect(one.last.anywhere, other)
    for (const [{ toll }, ways] of one.last.atEdge) this.#add(toll, other.toll, ways)

    const { anywhere, atStart, atEnd } = one.empty
    this.#add(one.toll, other.toll, anywhere + atStart + atEnd)
    this.#add(one.first.anywhere, other.first.anywhere, anywhere)
    this.#add(one.first.atEdge, other.first.anywhere, atStart)
    this.#add(one.first.atEdge, other.first.atEdge, anywhere + atStart)

    const next = other.empty
    this.#add(other.last.anywhere, one.last.anywhere, next.anywhere)
    this.#add(other.last.atEdge, one.last.anywhere, next.atEnd)
    this.#add(other.last.atEdge, one.last.atEdge, next.anywhere + next.atEnd)

    const empty = {
      anywhere: capped(anywhere * next.anywhere),
      atStart: capped(anywhere * next.atStart + atStart * (next.anywhere + next.atStart)),
      atEnd: capped(anywhere * next.atEnd + atEnd * (next.anywhere + next.atEnd)),
    }
    return { empty, first: one.first, last: other.last, toll: one.toll }
  }

  #either(one: Automaton, other: Automaton): Automaton {
    for (const side of ['first', 'last'] as const) {
      this.#add(one[side].anywhere, other[side].anywhere, 1)
      this.#add(one[side].atEdge, other[side].atEdge, 1)
    }
    this.#add(one.toll, other.toll, 1)
    this.#add(one.toll, oneStep(), 1)
    const empty = {
      anywhere: one.empty.anywhere + other.empty.anywhere,
      atStart: one.empty.atStart + other.empty.atStart,
      atEnd: one.empty.atEnd + other.empty.atEnd,
    }
    return { ...one, empty }
  }

  #repeat(body: Syntax, min: number, max: number): Automaton {
    let whole = emptyAutomaton()
    let last = emptyAutomaton()
    for (let count = 0; count < min; count += 1) {
      whole = this.#join(whole, last)
      last = this.build(body)
    }
    const { anywhere, atStart, atEnd } = last.empty
    // So many iterations are treated as any number. The length of an origin limits them anyway.
    const isEndless = max - min >= mostCopies
    if (isEndless && anywhere + atStart + atEnd === 0) {
      this.#connect(last.last.anywhere, last)
      return this.#join(whole, last)
    }
    const rest = isEndless ? this.#anyNumber(body) : this.#upTo(body, max - min)
    return this.#join(this.#join(whole, last), rest)
  }

  #anyNumber(body: Syntax): Automaton {
    const { first, last, toll } = this.build(body)
    this.#connect(last.anywhere, { first, toll })
    return { empty: always, first, last, toll }
  }

  #upTo(body: Syntax, most: number): Automaton {
    let rest = emptyAutomaton()
    for (let count = 0; count < most; count += 1) {
      rest = { ...this.#join({ ...this.build(body), empty: never }, rest), empty: always }
    }
    return rest
  }

  #connect(last: Ways, next: Pick<Automaton, 'first' | 'toll'>): void {
    for (const [position, ways] of last) {
      this.#add(position.follow, next.first.anywhere, ways)
      this.#add(position.toll, next.toll, ways)
    }
  }

  #add<Key>(to: Map<Key, number>, from: ReadonlyMap<Key, number>, times: number): void {
    if (times === 0 || from.size === 0) return
    this.#budget.spend(from.size)
    for (const [key, ways] of from) {
      to.set(key, capped((to.get(key) ?? 0) + ways * times))
    }
  }
}
