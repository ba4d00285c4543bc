import { maximumOriginLength } from '../serialized-origin.js'
import { before, type Automaton, type Position, type Ways } from './automaton.js'
import { buildAutomaton } from './build-automaton.js'
import type { Budget } from './budget.js'
import { layerGrowth, isLayerWithin, type LayerOf } from './layer.js'
import { anyShape, startShape, stepShape, wideShapes, widen, type Shape } from './origin-shape.js'
import { reverse, type LookBehind } from './syntax.js'

/** The positions that a backtracking engine can reach with some strings, which differ only in the number of ways. */
interface Place {
  readonly shape: Shape
  readonly positions: readonly Position[]
  /** The steps that an engine takes after each position. */
  readonly prices: readonly number[]
  moves: readonly Move[] | undefined
}

/** What one more character does: it leads from the position at one index to another, in some number of ways. */
interface Move {
  readonly to: Place
  readonly links: readonly (readonly [from: number, to: number, ways: number])[]
}

type Layer = LayerOf<Place>

type CharacterKind = readonly [character: string, to: Shape]

/**
 * The most steps that a backtracking engine can take on any well-formed origin, from any starting point. At each
 * character, for each way to get there, it tries everything that can come next. The steps are counted, not measured. The
 * result is an upper bound, because strings that lead to the same place are counted together.
 *
 * @param limit where to stop counting
 * @throws NotAuditable if the budget runs out
 */
export function countSteps(automaton: Automaton, limit: number, budget: Budget): number {
  const starts = automaton.first.anywhere.size > 0 ? wideShapes() : [startShape]
  return count(new Counter(automaton, starts, limit, budget), limit)
}

/** The same for a lookbehind, which starts at one place and may read any text. */
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
    if (left % 8 === 0) {
      const growth = layerGrowth(layer, next)
      // Reading a sum costs at most as much as reading its parts. So if the growth does not grow now, it never will.
      const more = counter.countTries(growth)
      const isSteady = counter.countTries(next) === tries + more
      if (isSteady && isLayerWithin(counter.readOneMore(growth), growth)) {
        return steps + left * tries + ((left * (left + 1)) / 2) * more
      }
    }
    layer = next
  }
  return steps
}

class Counter {
  readonly start: Layer
  readonly #automaton: Automaton
  readonly #budget: Budget
  readonly #places = new Map<string, Place>()
  readonly #kinds = new Map<string, readonly CharacterKind[]>()
  readonly #prices = new Map<LookBehind, number>()
  readonly #limit: number

  constructor(automaton: Automaton, starts: Iterable<Shape>, limit: number, budget: Budget) {
    this.#automaton = automaton
    this.#limit = limit
    this.#budget = budget
    this.start = new Map(
      Array.from(starts, (shape) => [this.#placeOf(shape, [before]), Float64Array.of(1)]),
    )
  }

  countTries(layer: Layer): number {
    let most = 0
    for (const [{ prices }, ways] of layer) {
      let tries = 0
      for (const [index, price] of prices.entries()) tries += (ways[index] ?? 0) * (1 + price)
      most = Math.max(most, tries)
    }
    return most
  }

  readOneMore(layer: Layer): Layer {
    const reached = new Map<Place, Float64Array>()
    for (const [place, ways] of layer) {
      place.moves ??= this.#movesOf(place)
      for (const { to, links } of place.moves) {
        this.#budget.spend(links.length)
        const sums = new Float64Array(to.positions.length)
        for (const [from, target, times] of links) {
          sums[target] = (sums[target] ?? 0) + (ways[from] ?? 0) * times
        }
        const most = reached.get(to)
        if (most === undefined) reached.set(to, sums)
        else
          for (const [index, sum] of sums.entries()) most[index] = Math.max(most[index] ?? 0, sum)
      }
    }
    return reached
  }

  /** The steps that an engine takes after a position. */
  #priceOf(position: Position): number {
    let price = 0
    const { toll } = position === before ? this.#automaton : position
    for (const [part, times] of toll) {
      price += times * (part === 'step' ? 1 : this.#priceOfBehind(part))
    }
    return price
  }

  #priceOfBehind(part: LookBehind): number {
    const known = this.#prices.get(part)
    if (known !== undefined) return known
    const price = 1 + countBackwards(part, this.#limit, this.#budget)
    this.#prices.set(part, price)
    return price
  }

  #movesOf({ shape, positions }: Place): Move[] {
    this.#budget.spend(20)
    const next = positions.map((position) => this.#nextOf(position, shape))
    const sets = new Set<string>()
    for (const ways of next) for (const { set } of ways.keys()) sets.add(set)
    return this.#kindsOf(shape, [...sets]).map(([character, to]) =>
      this.#moveBy(character, next, to),
    )
  }

  /** One character of each kind, and where it leads. Neither the sets nor the grammar of origins distinguish a kind. */
  #kindsOf(shape: Shape, sets: readonly string[]): readonly CharacterKind[] {
    const key = [shape.id, ...sets].join(' ')
    const known = this.#kinds.get(key)
    if (known !== undefined) return known
    this.#budget.spend(50)
    const kinds = new Map<string, CharacterKind>()
    // Characters that are in no set lead nowhere.
    for (const character of new Set(sets.join(''))) {
      const next = stepShape(shape, character)
      if (next === undefined) continue
      const to = widen(next)
      let sign = `${to.id} `
      for (const set of sets) sign += set.includes(character) ? '1' : '0'
      if (!kinds.has(sign)) kinds.set(sign, [character, to])
    }
    this.#kinds.set(key, [...kinds.values()])
    return [...kinds.values()]
  }

  #moveBy(character: string, next: readonly Ways[], shape: Shape): Move {
    const targets = new Set<Position>()
    for (const ways of next) {
      this.#budget.spend(4 * ways.size)
      for (const to of ways.keys()) if (to.set.includes(character)) targets.add(to)
    }
    const to = this.#placeOf(shape, targets)
    const indices = new Map(to.positions.map((position, index) => [position, index]))
    const links = next.flatMap((ways, from) =>
      [...ways].flatMap(([position, times]) => {
        const target = indices.get(position)
        return target === undefined ? [] : [[from, target, times] as const]
      }),
    )
    return { to, links }
  }

  #placeOf(shape: Shape, reached: Iterable<Position>): Place {
    const positions = [...reached].sort((one, other) => one.id - other.id)
    let key = String(shape.id)
    for (const { id } of positions) key += ` ${id}`
    const known = this.#places.get(key)
    if (known !== undefined) return known
    const prices = positions.map((position) => this.#priceOf(position))
    const place: Place = { shape, positions, prices, moves: undefined }
    this.#places.set(key, place)
    return place
  }

  #nextOf(position: Position, shape: Shape): Ways {
    const { anywhere, atEdge } = this.#automaton.first
    if (position !== before) return position.follow
    return shape === startShape || shape === anyShape ? new Map([...anywhere, ...atEdge]) : anywhere
  }
}
