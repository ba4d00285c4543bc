import { parseArgs } from 'node:util'
import { measureBuilding, measureSizes } from './allowlist/results.js'
import { measureThroughput } from './express/results.js'
import { measureLoading } from './loading/results.js'
import { measureAllocation, measureRetention } from './memory/results.js'
import { measureScenarios } from './middleware/results.js'
import { writeFigures, writeRecorded } from './report/files.js'
import { describeMachine } from './report/machine.js'
import { listDifferences, toMarkdown } from './report/markdown.js'
import { join } from './report/results.js'
import { measureWorstObjects, measureWorstOverHttp } from './worst/results.js'

// Measures everything, and prints it. `--write` writes the README's tables and the picture, `--record` what the check
// compares with. `--quick` takes a tenth of the time, for figures that nobody should keep.

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
})

if (values.quick && (values.write || values.record)) {
  throw new Error('the figures of a quick run are not to be kept')
}

const effort = values.quick ? 0.1 : 1
const parts = {
  'the middleware': measureScenarios,
  'the size of the allowlist': measureSizes,
  'making a policy': measureBuilding,
  'the worst requests': measureWorstObjects,
  'the worst requests over HTTP': measureWorstOverHttp,
  Express: measureThroughput,
  'what a request allocates': measureAllocation,
  'what is kept of requests': measureRetention,
  'loading the package': measureLoading,
}

const found = []
for (const [title, measure] of Object.entries(parts)) {
  const start = performance.now()
  found.push(await measure({ effort }))
  console.error(`${title}: measured in ${Math.round((performance.now() - start) / 1000)} s`)
}
const recorded = { machine: describeMachine(), ...join(found) }

console.log(toMarkdown(recorded))
console.log(`\n${listDifferences(recorded)}`)
if (values.record) await writeRecorded(recorded)
if (values.write) await writeFigures(recorded)
