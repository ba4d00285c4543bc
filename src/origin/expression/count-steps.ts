import { maximumOriginLength } from '../serialized-origin.js'
import { alphabet } from './alphabet.js'
import { before, type Automaton, type Position, type Ways } from './automaton.js'
import { buildAutomaton } from './build-automaton.js'
import type { Budget } from './budget.js'
import { anyShape, startShape, stepShape, wideShapes, widen, type Shape } from './origin-shape.js'
import { reverse, type LookBehind } from './syntax.js'

/** What a backtracking engine can have come to with some strings: the same positions, in more ways or in fewer. */
interface Place {
  readonly shape: Shape
  readonly next: ReadonlyMap<Position, Ways>
  moves: readonly Move[] | undefined
}

/** Where one more character leads, from each position. */
interface Move {
  readonly to: Place
  readonly links: ReadonlyMap<Position, Ways>
}

type Kind = readonly [character: string, to: Shape]

/** The places that strings of one length lead to; for each, the most ways that any of them has to each position. */
type Layer = ReadonlyMap<Place, Ways>

/**
 * How many steps a backtracking engine takes at the most before it gives up, on any well-formed origin there can be, from
 * wherever it begins: at each character, for each of the ways to have come so far, a try for everything that can come
 * next. It is counted, not measured; and it is an upper bound, as strings that lead to the same place are taken together.
 *
 * @param limit where to stop counting
 * @throws NotAuditable where the budget does not last
 */
export function countSteps(automaton: Automaton, limit: number, budget: Budget): number {
  const starts = automaton.first.anywhere.size > 0 ? wideShapes() : [startShape]
  return count(new Counter(automaton, starts, limit, budget), limit)
}

/** As above, for what reads any text, from one place on. */
function countBackwards({ body }: LookBehind, limit: number, budget: Budget): number {
  const automaton = buildAutomaton(reverse(body), budget)
  return count(new Counter(automaton, [anyShape], limit, budget), limit)
}

function count(counter: Counter, limit: number): number {
  let layer = counter.start
  let steps = 0
  for (let left = maximumOriginLength; left >= 0 && steps <= limit; left -= 1) {
    const tries = counter.countTries(layer)
    steps += tries
    const next = counter.readOneMore(layer)
    // From here on, every character costs the same.
    if (isSame(layer, next)) return steps + tries * left
    layer = next
  }
  return steps
}

const isSame = (one: Layer, other: Layer): boolean =>
  one.size === other.size &&
  [...one].every(([place, ways]) =>
    [...ways].every(([position, count]) => other.get(place)?.get(position) === count),
  )

class Counter {
  readonly start: Layer
  readonly #automaton: Automaton
  readonly #budget: Budget
  readonly #places = new Map<string, Place>()
  readonly #kinds = new Map<string, readonly Kind[]>()
  readonly #prices = new Map<Position | LookBehind, number>()
  readonly #limit: number

  constructor(automaton: Automaton, starts: Iterable<Shape>, limit: number, budget: Budget) {
    this.#automaton = automaton
    this.#limit = limit
    this.#budget = budget
    this.start = new Map(
      Array.from(starts, (shape) => [this.#placeOf(shape, [before]), new Map([[before, 1]])]),
    )
  }

  countTries(layer: Layer): number {
    let most = 0
    for (const ways of layer.values()) {
      let tries = 0
      for (const [position, count] of ways) tries += count * (1 + this.#priceOf(position))
      most = Math.max(most, tries)
    }
    return most
  }

  /** The steps that are taken behind a position. */
  #priceOf(position: Position): number {
    const known = this.#prices.get(position)
    if (known !== undefined) return known
    let price = 0
    const { toll } = position === before ? this.#automaton : position
    for (const [part, times] of toll) {
      price += times * (part === 'step' ? 1 : this.#priceOfBehind(part))
    }
    this.#prices.set(position, price)
    return price
  }

  #priceOfBehind(part: LookBehind): number {
    const known = this.#prices.get(part)
    if (known !== undefined) return known
    const price = 1 + countBackwards(part, this.#limit, this.#budget)
    this.#prices.set(part, price)
    return price
  }

  readOneMore(layer: Layer): Layer {
    const reached = new Map<Place, Ways>()
    for (const [place, ways] of layer) {
      place.moves ??= this.#movesOf(place)
      for (const { to, links } of place.moves) {
        const most = reached.get(to) ?? new Map<Position, number>()
        for (const [position, count] of this.#follow(ways, links)) {
          most.set(position, Math.max(most.get(position) ?? 0, count))
        }
        reached.set(to, most)
      }
    }
    return reached
  }

  #follow(ways: Ways, links: ReadonlyMap<Position, Ways>): Ways {
    const sums = new Map<Position, number>()
    for (const [from, count] of ways) {
      for (const [to, more] of links.get(from) ?? []) {
        this.#budget.spend(1)
        sums.set(to, (sums.get(to) ?? 0) + count * more)
      }
    }
    return sums
  }

  #movesOf({ shape, next }: Place): Move[] {
    this.#budget.spend(20)
    const sets = new Set<string>()
    for (const ways of next.values()) for (const { set } of ways.keys()) sets.add(set)
    return this.#kindsOf(shape, [...sets])
      .map(([character, to]) => this.#moveBy(character, next, to))
      .filter(({ links }) => links.size > 0)
  }

  /** One character for all those that some sets and the grammar of origins do not tell apart, and where it leads. */
  #kindsOf(shape: Shape, sets: readonly string[]): readonly Kind[] {
    const key = [shape.id, ...sets].join(' ')
    const known = this.#kinds.get(key)
    if (known !== undefined) return known
    const kinds = new Map<string, Kind>()
    for (const character of alphabet) {
      const next = stepShape(shape, character)
      if (next === undefined) continue
      const to = widen(next)
      kinds.set([to.id, ...sets.map((set) => set.includes(character))].join(), [character, to])
    }
    this.#kinds.set(key, [...kinds.values()])
    return [...kinds.values()]
  }

  #moveBy(character: string, next: ReadonlyMap<Position, Ways>, shape: Shape): Move {
    const links = new Map<Position, Ways>()
    const targets = new Set<Position>()
    for (const [from, ways] of next) {
      this.#budget.spend(ways.size)
      const reached = [...ways].filter(([to]) => to.set.includes(character))
      if (reached.length > 0) links.set(from, new Map(reached))
      for (const [to] of reached) targets.add(to)
    }
    return { to: this.#placeOf(shape, targets), links }
  }

  #placeOf(shape: Shape, positions: Iterable<Position>): Place {
    const ordered = [...positions].sort((one, other) => one.id - other.id)
    const key = [shape.id, ...ordered.map(({ id }) => id)].join()
    const place = this.#places.get(key) ?? {
      shape,
      next: new Map(ordered.map((position) => [position, this.#nextOf(position, shape)])),
      moves: undefined,
    }
    this.#places.set(key, place)
    return place
  }

  #nextOf(position: Position, shape: Shape): Ways {
    const { anywhere, atEdge } = this.#automaton.first
    if (position !== before) return position.follow
    return shape === startShape || shape === anyShape ? new Map([...anywhere, ...atEdge]) : anywhere
  }
}
