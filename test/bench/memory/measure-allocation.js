import { GCProfiler } from 'node:v8'
import { answer } from '../measuring/fresh-process.js'
import { median } from '../measuring/ratios.js'
import { createContenders, trafficOf } from '../middleware/create-contenders.js'
import { createLoop } from '../middleware/loop.js'
import { scenarioOf } from '../middleware/scenarios.js'

// What a request allocates: how much the heap grows in a batch, with no collection in it.

/**
 * @param {{ name: string, rounds: number, only: readonly string[] }} asked
 * @returns {Promise<Record<string, number>>} bytes for each request, of each contender
 */
async function measure({ name, rounds, only }) {
  const scenario = scenarioOf(name)
  const { middlewares } = await createContenders(scenario, only)
  const loop = await createLoop(trafficOf(scenario))
  const batches = Object.entries(middlewares).map(([contender, middleware]) => ({
    contender,
    ...loop(middleware),
    bytes: /** @type {number[]} */ ([]),
  }))
  for (let round = -100; round < rounds; round += 1) {
    for (const { run, prepare, size, bytes } of batches) {
      prepare?.()
      globalThis.gc?.({ type: 'minor' })
      const grown = await growthOf(run)
      if (round >= 0) bytes.push(grown / size)
    }
  }
  return Object.fromEntries(batches.map(({ contender, bytes }) => [contender, median(bytes)]))
}

/** @param {() => unknown} run */
async function growthOf(run) {
  const profiler = new GCProfiler()
  profiler.start()
  const before = process.memoryUsage().heapUsed
  await run()
  const grown = process.memoryUsage().heapUsed - before
  const collections = profiler.stop()?.statistics.length ?? 0
  if (collections > 0) throw new Error('the heap was collected while it was measured')
  return grown
}

await answer(measure)
