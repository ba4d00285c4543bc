import { measureSizes } from './allowlist/results.js'
import { check, tolerance } from './guard.js'
import { measureAllocation } from './memory/results.js'
import { measureScenarios } from './middleware/results.js'
import { scenarioNames, scenarioOf } from './middleware/scenarios.js'
import { readRecorded } from './report/files.js'
import { measureWorstObjects } from './worst/results.js'

// Fails where a ratio is more than a third worse than the one that the repository has recorded. In a minute: with fewer
// rounds than the benchmarks, and without what needs more memory or processes.

/** @typedef {import('./report/results.js').Results} Results */

const only = ['limit', 'allow-origin', 'cors']

/**
 * What this package is measured by. What comes from memory and not from a cache of the processor is left out: that costs
 * what the machine makes it cost.
 *
 * @param {Partial<Results>} results
 */
const own = ({ ratios = {} }) =>
  Object.fromEntries(
    Object.entries(ratios).filter(
      ([name]) =>
        /allow-origin|policy\.allows/.test(name) && !/scattered|(?<!patterns\/)unlisted/.test(name),
    ),
  )

/** @type {import('./guard.js').Suspect[]} */
const suspects = [
  ...scenarioNames.map((name) => ({
    title: scenarioOf(name).title,
    measure: async () => own(await measureScenarios({ effort: 0.2, only, names: [name] })),
  })),
  {
    title: 'The size of the allowlist',
    measure: async () => own(await measureSizes({ effort: 0.1, largest: 100_000 })),
  },
  {
    title: 'The worst requests',
    measure: async () => own(await measureWorstObjects({ effort: 0.1 })),
  },
  {
    title: 'What a request allocates',
    measure: async () => own(await measureAllocation({ effort: 0.1 })),
  },
]

const { machine, ratios } = readRecorded()
const major = (/** @type {string} */ version) => version.split('.')[0]
if (major(machine.node) !== major(process.versions.node)) {
  throw new Error(`The ratios were recorded with Node ${machine.node}: check them with that.`)
}
const worse = await check(suspects, ratios, {
  attempts: 3,
  say: (line) => console.log(line),
})
if (worse.length > 0) {
  console.error(
    `\nMore than ${tolerance.toFixed(2)} times what test/bench/recorded.json says, three times:`,
  )
  console.error(worse.map((name) => `- ${name}`).join('\n'))
  process.exitCode = 1
}
