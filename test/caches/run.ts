import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { pathOf, startApplication, type Application } from './application.js'
import type { Asked, Cache, Connected, Seen } from './cache.js'
import { inLanes } from './browsers/pages/in-lanes.js'
import { libraries, policiesOf, type CachedPolicy, type Library, type Readers } from './policies.js'
import { scenarios, type Scenario } from './scenarios.js'

/** One scenario with one policy. */
export interface Outcome {
  readonly library: Library
  readonly policy: CachedPolicy
  readonly scenario: Scenario
  readonly credentials: keyof Readers
  /** The path that only this outcome uses. */
  readonly path: string
  /** What an asker saw that the application would not have sent to it. */
  readonly mixUps: string[]
  /** Requests that the cache should have served and did not, or the other way around. */
  readonly surprises: string[]
}

/** The outcomes of all scenarios. */
export interface Played {
  readonly outcomes: readonly Outcome[]
  /** The statuses that the application behind the cache sent, in order. */
  readonly statusesAt: (path: string) => readonly (number | undefined)[]
}

/** In milliseconds. Short-lived responses are stale by then, even in a cache that counts whole seconds. */
const untilStale = 2100

/**
 * Runs every scenario with every policy of both libraries, with and without credentials. It sends the first requests of
 * all of them, then the second ones, and so on. So a browser opens few pages, and the test waits only once.
 */
export async function play(cache: Cache, played: readonly Scenario[]): Promise<Played> {
  const policies = policiesOf(cache.origins)
  const cached = await startApplication(policies)
  const direct = await startApplication(policies)
  try {
    const outcomes = allOf(policies, played)
    const run = new Run(cache, await cache.connect(cached.port), cached, direct)
    const length = Math.max(...played.map(({ steps }) => steps.length))
    for (let index = 0; index < length; index += 1) await run.step(index, outcomes)
    return {
      outcomes,
      statusesAt: (path) => cached.arrivalsAt(path).map(({ status }) => status),
    }
  } finally {
    await cached.close().finally(direct.close)
  }
}

const modes = ['omit', 'include'] as const

const allOf = (policies: readonly CachedPolicy[], played: readonly Scenario[]): Outcome[] =>
  libraries.flatMap((library) =>
    policies.flatMap((policy, index) =>
      played.flatMap((scenario) =>
        modes
          .filter((mode) => policy.readers[mode])
          .map((credentials) => {
            const name = `${scenarios.indexOf(scenario)}-${credentials}`
            const path = pathOf(library, index, name, scenario.resource)
            return { library, policy, scenario, credentials, path, mixUps: [], surprises: [] }
          }),
      ),
    ),
  )

interface Turn {
  readonly outcome: Outcome
  readonly asked: Asked
  readonly isFirst: boolean
}

class Run {
  readonly #cache: Cache
  readonly #connected: Connected
  readonly #cached: Application
  readonly #direct: Application

  constructor(cache: Cache, connected: Connected, cached: Application, direct: Application) {
    this.#cache = cache
    this.#connected = connected
    this.#cached = cached
    this.#direct = direct
  }

  /** Runs the step with this index in every scenario that has one, for one asker after the other. */
  async step(index: number, outcomes: readonly Outcome[]): Promise<void> {
    const turns = outcomes.flatMap((outcome) => turnOf(outcome, index))
    if (turns.some(({ asked }) => asked.whenStale)) {
      await wait(untilStale)
      this.#cached.lengthenLives()
    }
    for (const asker of ['one', 'two', 'stranger', 'no-origin'] as const) {
      await this.#ask(turns.filter(({ asked }) => asked.from === asker))
    }
  }

  async #ask(turns: readonly Turn[]): Promise<void> {
    const asked = turns.map((turn) => turn.asked)
    const [first] = asked
    if (!first) return
    const count = (): readonly number[] =>
      asked.map(({ path }) => this.#cached.arrivalsAt(path).length)

    const before = count()
    const passes = await this.#connected.ask(first.from, asked)
    const after = count()
    const direct = await inLanes(8, asked, (each) =>
      this.#connected.askDirectly(this.#direct.port, each),
    )
    for (const [at, turn] of turns.entries()) {
      for (const pass of passes) noteMixUp(turn, pass[at], direct[at])
      this.#checkKept(turn, (after[at] ?? 0) - (before[at] ?? 0))
    }
  }

  #checkKept({ outcome, asked, isFirst }: Turn, arrived: number): void {
    // The response may have gone stale between the two requests.
    if (asked.resource === 'short-lived' && isFirst) return
    const isKept = arrived < 2
    const expected = this.#cache.keeps(asked, isReader(outcome, asked)) ?? isKept
    if (isKept === expected) return
    outcome.surprises.push(
      `${nameOf(outcome)}: ${arrived} of 2 requests from ${asked.from} arrived`,
    )
  }
}

const turnOf = (outcome: Outcome, index: number): readonly Turn[] => {
  const { scenario, path, credentials } = outcome
  const step = scenario.steps[index]
  if (!step) return []
  const asked = { ...step, path, credentials, resource: scenario.resource }
  return [{ outcome, asked, isFirst: index === 0 }]
}

function noteMixUp(
  { outcome, asked }: Turn,
  seen: Seen | undefined,
  direct: Seen | undefined,
): void {
  const who = `${nameOf(outcome)}: ${asked.from}`
  if (asked.from !== 'no-origin' && seen?.isReadable !== isReader(outcome, asked)) {
    outcome.mixUps.push(`${who} ${seen?.isReadable ? 'can' : 'cannot'} read the response`)
  } else if (!isDeepStrictEqual(seen, direct)) {
    outcome.mixUps.push(`${who} sees ${JSON.stringify(seen)}, not ${JSON.stringify(direct)}`)
  }
}

const isReader = ({ policy, credentials }: Outcome, { from }: Asked): boolean =>
  from !== 'no-origin' && policy.readers[credentials]?.includes(from) === true

const nameOf = ({ policy, credentials }: Outcome): string =>
  `${policy.title} (credentials: ${credentials})`
