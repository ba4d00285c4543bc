import { parseArgs } from 'node:util'
import { measureLargePolicy } from './building.js'
import { measureExpress, measureWorstOverHttp } from './http.js'
import { measureListSizes } from './lists.js'
import { measureLivePolicies } from './live.js'
import { measureLoading } from './loading.js'
import { measureCases } from './middleware.js'
import { toMarkdown, writePage } from './page.js'
import { describeMachine, readRecorded, record } from './recorded.js'
import { measureWorstRequests } from './worst.js'

// `npm run bench` measures everything and prints it. `npm run bench -- cases loading` measures only these parts.
// `--quick` takes a tenth of the time, for a first impression.
// `--record` keeps the figures in recorded.json and writes docs/performance.md and its picture.
// `--write` measures nothing, and writes the page from recorded.json.

const parts = {
  cases: measureCases,
  lists: measureListSizes,
  building: measureLargePolicy,
  live: measureLivePolicies,
  worst: measureWorstRequests,
  http: measureWorstOverHttp,
  express: measureExpress,
  loading: measureLoading,
}
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    record: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
if (values.quick && values.record) throw new Error('figures of a quick run are not recorded')

if (!values.write) {
  const names = positionals.length > 0 ? positionals : Object.keys(parts)
  const measured = { machine: describeMachine(), ratios: {}, values: {} }
  for (const name of names) {
    if (!Object.hasOwn(parts, name)) throw new Error(`there is no part ${name}`)
    const start = performance.now()
    const measure = parts[/** @type {keyof typeof parts} */ (name)]
    const found = await measure({ effort: values.quick ? 0.1 : 1 })
    Object.assign(measured.ratios, found.ratios)
    Object.assign(measured.values, found.values)
    console.error(`${name}: measured in ${Math.round((performance.now() - start) / 1000)} s`)
  }
  if (positionals.length === 0) console.log(toMarkdown(measured))
  else console.log(measured.ratios, measured.values)
  if (values.record) await record(measured, positionals.length === 0)
}
if (values.record || values.write) await writePage(readRecorded())
