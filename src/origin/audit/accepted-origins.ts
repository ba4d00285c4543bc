import { alphabet, kindsOfCharacters } from './alphabet.js'
import { after, before, type Automaton, type Position } from './automaton.js'
import type { Budget } from './budget.js'
import { startShape, stepShape, type Shape } from './origin-shape.js'

/** A state of the expression's automaton, together with one of the automaton that reads origins. */
export interface State {
  readonly position: Position
  readonly shape: Shape
  /** Whether the host so far has a letter or digit that the expression spells out. */
  readonly spellsHost: boolean
  readonly incoming: Transition[]
  /** The last step of a shortest path to this state. */
  from: Transition | undefined
  /** The first step of a shortest path from this state to an accepted origin. */
  to: Transition | undefined
}

export interface Transition {
  readonly from: State
  readonly character: string
  readonly to: State
}

/** The well-formed origins that an expression accepts, as a graph: the product of the two automata. */
export interface Origins {
  /** The states that lead to an accepted origin, nearest to the start first. */
  readonly states: readonly State[]
  /** The states at the end of an accepted origin. */
  readonly accepting: readonly State[]
}

/** An upper bound for the number of shapes. */
const mostShapes = 4096

/**
 * Finds the origins that an expression accepts. If several characters of a wildcard lead to the same state, it follows
 * only one of them.
 *
 * @param floats whether a match may start and end anywhere, as with `RegExp.prototype.test`
 * @throws NotAuditable if the budget runs out
 */
export function acceptedOrigins(automaton: Automaton, floats: boolean, budget: Budget): Origins {
  const states = new Map<number, State>()
  const branches = new Map<Shape, Map<string, readonly Branch[]>>()

  const take = (from: State, position: Position, character: string, shape: Shape): void => {
    budget.spend(4)
    const spellsHost = from.spellsHost || (shape.part === 'host' && position.isLiteral)
    const key = ((position.id + 2) * mostShapes + shape.id) * 2 + Number(spellsHost)
    const known = states.get(key)
    const to = known ?? stateAt(position, shape, spellsHost)
    const step = { from, character, to }
    to.incoming.push(step)
    if (known !== undefined) return
    to.from = step
    states.set(key, to)
  }

  states.set(-1, stateAt(before, startShape, false))
  for (const state of states.values()) {
    const known = branches.get(state.shape) ?? new Map<string, readonly Branch[]>()
    branches.set(state.shape, known)
    for (const position of nextPositions(automaton, floats, state)) {
      const ways = known.get(position.set) ?? branch(state.shape, position)
      known.set(position.set, ways)
      for (const [character, shape] of ways) take(state, position, character, shape)
    }
  }
  return keepLive([...states.values()], (state) => isAccepting(automaton, floats, state))
}

function nextPositions(
  { empty, first, last }: Automaton,
  floats: boolean,
  { position, shape }: State,
): Iterable<Position> {
  if (!floats && position !== before) return position.follow.keys()
  const isStart = shape === startShape
  const matchesLater = first.anywhere.size + empty.anywhere + empty.atEnd > 0
  const isMatched =
    position === before
      ? empty.anywhere > 0 || (isStart && empty.atStart > 0)
      : position === after || last.anywhere.has(position)
  const next = floats && isMatched ? [after] : []
  if (position !== before)
    return next.length === 0 ? position.follow.keys() : [...next, ...position.follow.keys()]
  if (isStart) next.push(...first.atEdge.keys())
  next.push(...first.anywhere.keys())
  if (floats && matchesLater) next.push(before)
  return next
}

const isAccepting = (
  { empty, last }: Automaton,
  floats: boolean,
  { position, shape }: State,
): boolean =>
  shape.isOrigin &&
  (position === after ||
    last.anywhere.has(position) ||
    last.atEdge.has(position) ||
    (floats && position === before && empty.anywhere + empty.atEnd > 0))

const stateAt = (position: Position, shape: Shape, spellsHost: boolean): State => ({
  position,
  shape,
  spellsHost,
  incoming: [],
  from: undefined,
  to: undefined,
})

type Branch = readonly [character: string, shape: Shape]

/** The states that the characters of a set lead to. */
function branch(shape: Shape, { set, isLiteral }: Position): readonly Branch[] {
  const branches: Branch[] = []
  if (isLiteral) {
    for (const character of set) {
      const next = stepShape(shape, character)
      if (next !== undefined) branches.push([character, next])
    }
    return branches
  }
  for (const [next, characters] of waysFrom(shape)) {
    for (const character of characters) {
      if (!set.includes(character)) continue
      branches.push([character, next])
      break
    }
  }
  return branches.sort(([one], [other]) => alphabet.indexOf(one) - alphabet.indexOf(other))
}

/** The next shapes, each with the characters that lead to it. There are fewer shapes than characters. */
function waysFrom(shape: Shape): ReadonlyMap<Shape, string> {
  const known = shapeWays.get(shape)
  if (known !== undefined) return known
  const ways = new Map<Shape, string>()
  for (const characters of kindsOfCharacters) {
    const next = stepShape(shape, characters.charAt(0))
    if (next !== undefined) ways.set(next, (ways.get(next) ?? '') + characters)
  }
  shapeWays.set(shape, ways)
  return ways
}

const shapeWays = new Map<Shape, ReadonlyMap<Shape, string>>()

function keepLive(states: readonly State[], accepts: (state: State) => boolean): Origins {
  const accepting = states.filter(accepts)
  const live = new Set(accepting)
  for (const state of live) {
    for (const step of state.incoming) {
      if (live.has(step.from)) continue
      step.from.to = step
      live.add(step.from)
    }
  }
  return { states: states.filter((state) => live.has(state)), accepting }
}

/** The steps of a shortest path to a state. */
export function stepsTo(state: State): Transition[] {
  const steps: Transition[] = []
  for (let { from: step } = state; step !== undefined; step = step.from.from) steps.push(step)
  return steps.reverse()
}

/** The steps of a shortest path from a state to an accepted origin. */
export function stepsFrom(state: State): Transition[] {
  const steps: Transition[] = []
  for (let { to: step } = state; step !== undefined; step = step.to.to) steps.push(step)
  return steps
}

export const textOfSteps = (steps: readonly Transition[]): string =>
  steps.map(({ character }) => character).join('')
