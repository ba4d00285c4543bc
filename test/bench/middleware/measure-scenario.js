import { answer } from '../measuring/fresh-process.js'
import { measureRounds } from '../measuring/rounds.js'
import { createContenders, trafficOf } from './create-contenders.js'
import { createLoop } from './loop.js'
import { scenarioOf } from './scenarios.js'

// A scenario in a process of its own: its contenders side by side.

/** @param {{ name: string, rounds: number, only?: readonly string[] }} asked */
async function measure({ name, rounds, only }) {
  const scenario = scenarioOf(name)
  const { middlewares, differences } = await createContenders(scenario, only)
  const loop = await createLoop(trafficOf(scenario))
  const batches = Object.fromEntries(
    Object.entries(middlewares).map(([contender, middleware]) => [contender, loop(middleware)]),
  )
  const times = await measureRounds(batches, { rounds, warmUpRounds: 40 })
  return { times, differences }
}

await answer(measure)
