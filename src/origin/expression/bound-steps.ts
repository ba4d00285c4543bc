import { maximumOriginLength } from '../serialized-origin.js'
import { alphabet } from './alphabet.js'
import type { Automaton, Position, Toll, Ways } from './automaton.js'
import { buildAutomaton } from './build-automaton.js'
import type { Budget } from './budget.js'
import { reverse, type LookBehind } from './syntax.js'

/**
 * At least as many steps as `countSteps` counts, found in a fraction of the time. For each position, the most ways to it
 * are counted alone, as if one origin could take the most to all of them. For most expressions that is still too little
 * to stall a server.
 *
 * @param limit where to stop counting
 * @throws NotAuditable if the budget runs out
 */
export function boundSteps(automaton: Automaton, limit: number, budget: Budget): number {
  return new Bound(automaton, limit, budget).count()
}

/** What the characters that no position tells apart do to a layer. */
interface Read {
  tries: number
  readonly reached: Ways
}

class Bound {
  readonly #automaton: Automaton
  readonly #limit: number
  readonly #budget: Budget
  readonly #prices = new Map<LookBehind | Position, number>()
  /** The characters of each set, one for all those that no position tells apart. */
  readonly #characters = new Map<string, readonly string[]>()

  constructor(automaton: Automaton, limit: number, budget: Budget) {
    this.#automaton = automaton
    this.#limit = limit
    this.#budget = budget
  }

  count(): number {
    const { first, toll } = this.#automaton
    let ways: Ways = new Map([...first.anywhere, ...first.atEdge])
    this.#tellCharactersApart(ways)
    let steps = this.#priceOfToll(toll)
    for (let left = maximumOriginLength - 1; left >= 0 && ways.size > 0; left -= 1) {
      const { tries, reached } = this.#readOneMore(ways)
      steps += tries
      if (steps > this.#limit) return steps
      if (left % 4 === 0) {
        const growth = growthOf(ways, reached)
        const more = this.#readOneMore(growth)
        // What is read takes no more than the sum of its parts: if the growth does not grow, it stays what it is.
        if (isWithin(more.reached, growth)) {
          return steps + left * tries + ((left * (left + 1)) / 2) * more.tries
        }
      }
      ways = reached
    }
    return steps
  }

  #tellCharactersApart(first: Ways): void {
    const sets = new Set<string>()
    const positions = new Set(first.keys())
    for (const { set, follow } of positions) {
      this.#budget.spend(follow.size)
      sets.add(set)
      for (const next of follow.keys()) positions.add(next)
    }
    const kinds = new Map<string, string>()
    for (const character of alphabet) {
      let sign = ''
      for (const set of sets) sign += set.includes(character) ? '1' : '0'
      kinds.set(sign, character)
    }
    const characters = [...kinds.values()]
    for (const set of sets) {
      this.#characters.set(
        set,
        characters.filter((character) => set.includes(character)),
      )
    }
  }

  /** The most tries that one more character takes, whichever it is, and the most ways to each position behind it. */
  #readOneMore(ways: Ways): Read {
    const reads = new Map<string, Read>()
    for (const [position, times] of ways) {
      const { set, follow } = position
      const tries = times * this.#priceOf(position)
      for (const character of this.#characters.get(set) ?? []) {
        this.#budget.spend(follow.size)
        const read = reads.get(character) ?? { tries: 0, reached: new Map() }
        reads.set(character, read)
        read.tries += tries
        for (const [to, more] of follow) {
          read.reached.set(to, (read.reached.get(to) ?? 0) + times * more)
        }
      }
    }
    const most: Read = { tries: 0, reached: new Map() }
    for (const { tries, reached } of reads.values()) {
      most.tries = Math.max(most.tries, tries)
      for (const [to, times] of reached) {
        if (times > (most.reached.get(to) ?? 0)) most.reached.set(to, times)
      }
    }
    return most
  }

  #priceOf(position: Position): number {
    const known = this.#prices.get(position)
    if (known !== undefined) return known
    const price = this.#priceOfToll(position.toll)
    this.#prices.set(position, price)
    return price
  }

  /** The steps that are taken at a place. */
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
