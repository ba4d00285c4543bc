import { maximumOriginLength } from '../serialized-origin.js'
import type { Automaton, Position, Toll, Ways } from './automaton.js'
import { buildAutomaton } from './build-automaton.js'
import type { Budget } from './budget.js'
import { reverse, type LookBehind } from './syntax.js'

/**
 * An upper bound for the number of steps. It is mostly higher than that of `countSteps`, but takes a fraction of the
 * time. It counts the most ways to each position separately, as if one origin could take the most ways to all of them.
 * For most expressions, even this bound is too low to stall a server.
 *
 * @param limit where to stop counting
 * @throws NotAuditable if the budget runs out
 */
export function boundSteps(automaton: Automaton, limit: number, budget: Budget): number {
  return new Bound(automaton, limit, budget).count()
}

/** Positions that may have read the same character. */
type SameCharacter = readonly (readonly [position: Position, ways: number])[]

class Bound {
  readonly #automaton: Automaton
  readonly #limit: number
  readonly #budget: Budget
  readonly #first: Ways
  readonly #sources: ReadonlyMap<Position, Ways>
  readonly #groups = new Map<Position, readonly SameCharacter[]>()
  readonly #prices = new Map<LookBehind | Position, number>()

  constructor(automaton: Automaton, limit: number, budget: Budget) {
    this.#automaton = automaton
    this.#limit = limit
    this.#budget = budget
    this.#first = new Map([...automaton.first.anywhere, ...automaton.first.atEdge])
    this.#sources = sourcesOf(this.#first.keys(), budget)
  }

  count(): number {
    let ways = this.#first
    let steps = this.#priceOfToll(this.#automaton.toll)
    for (let left = maximumOriginLength - 1; left >= 0 && ways.size > 0; left -= 1) {
      const tries = this.#countTries(ways)
      steps += tries
      if (steps > this.#limit) return steps
      const next = this.#readOneMore(ways)
      if (left % 4 === 0) {
        const growth = growthOf(ways, next)
        const rest = left * tries + ((left * (left + 1)) / 2) * this.#countTries(growth)
        // Reading a sum costs at most as much as reading its parts. So if the growth does not grow now, it never will,
        // and the rest can be calculated.
        if (steps + rest <= this.#limit && isWithin(this.#readOneMore(growth), growth)) {
          return steps + rest
        }
      }
      ways = next
    }
    return steps
  }

  #countTries(ways: Ways): number {
    let tries = 0
    for (const [position, times] of ways) tries += times * this.#priceOf(position)
    return tries
  }

  #readOneMore(ways: Ways): Ways {
    const reached: Ways = new Map()
    for (const { follow } of ways.keys()) {
      for (const position of follow.keys()) {
        if (reached.has(position)) continue
        let most = 0
        for (const group of this.#groupsOf(position)) {
          this.#budget.spend(group.length)
          let sum = 0
          for (const [source, times] of group) sum += times * (ways.get(source) ?? 0)
          most = Math.max(most, sum)
        }
        reached.set(position, most)
      }
    }
    return reached
  }

  #groupsOf(position: Position): readonly SameCharacter[] {
    const known = this.#groups.get(position)
    if (known !== undefined) return known
    const groups = groupsOf([...(this.#sources.get(position) ?? [])])
    this.#groups.set(position, groups)
    return groups
  }

  #priceOf(position: Position): number {
    const known = this.#prices.get(position)
    if (known !== undefined) return known
    const price = this.#priceOfToll(position.toll)
    this.#prices.set(position, price)
    return price
  }

  #priceOfToll(toll: Toll): number {
    let price = 1
    for (const [part, times] of toll) {
      price += times * (part === 'step' ? 1 : this.#priceOfBehind(part))
    }
    return price
  }

  #priceOfBehind(part: LookBehind): number {
    const known = this.#prices.get(part)
    if (known !== undefined) return known
    const automaton = buildAutomaton(reverse(part.body), this.#budget)
    const price = 1 + boundSteps(automaton, this.#limit, this.#budget)
    this.#prices.set(part, price)
    return price
  }
}

/** For each position, the positions that lead to it. */
function sourcesOf(first: Iterable<Position>, budget: Budget): ReadonlyMap<Position, Ways> {
  const sources = new Map<Position, Ways>()
  const positions = new Set(first)
  for (const position of positions) {
    budget.spend(position.follow.size)
    for (const [next, times] of position.follow) {
      positions.add(next)
      const known = sources.get(next)
      if (known === undefined) sources.set(next, new Map([[position, times]]))
      else known.set(position, times)
    }
  }
  return sources
}

function groupsOf(sources: SameCharacter): readonly SameCharacter[] {
  if (sources.length === 1) return [sources]
  const sets = new Set(sources.map(([{ set }]) => set))
  return Array.from(sets, (set) => sources.filter(([other]) => haveCommon(set, other.set)))
}

function haveCommon(one: string, other: string): boolean {
  if (one.length > other.length) return haveCommon(other, one)
  for (const character of one) if (other.includes(character)) return true
  return false
}

function growthOf(ways: Ways, next: Ways): Ways {
  const growth: Ways = new Map()
  for (const [position, times] of next) {
    const more = times - (ways.get(position) ?? 0)
    if (more > 0) growth.set(position, more)
  }
  return growth
}

function isWithin(ways: Ways, others: Ways): boolean {
  for (const [position, times] of ways) if (times > (others.get(position) ?? 0)) return false
  return true
}
