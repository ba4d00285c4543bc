import { cases } from './cases.js'
import { check, tolerance } from './guard.js'
import { measureListSizes } from './lists.js'
import { measureCases } from './middleware.js'
import { readRecorded } from './recorded.js'
import { measureWorstRequests } from './worst.js'

// `npm run bench:check` fails if a ratio is more than a third worse than recorded.json says. It takes a minute or two: it
// has fewer rounds than `npm run bench`, and leaves out what depends on memory, other processes or the network.

/**
 * The ratios of this package, without what depends on the memory of the machine.
 *
 * @param {import('./recorded.js').Figures} figures
 */
const own = ({ ratios }) =>
  Object.fromEntries(
    Object.entries(ratios).filter(
      ([name]) => /allow-origin|lookup/.test(name) && !/ all of /.test(name),
    ),
  )

const only = ['allow-origin', 'cors']

/** @type {import('./guard.js').Suspect[]} */
const suspects = [
  ...Object.keys(cases).map((name) => ({
    title: name,
    measure: async () => own(await measureCases({ effort: 0.2, only, names: [name] })),
  })),
  {
    title: 'long lists',
    measure: async () => own(await measureListSizes({ effort: 0.2, largest: 100_000 })),
  },
  {
    title: 'the worst requests',
    measure: async () => own(await measureWorstRequests({ effort: 0.1 })),
  },
]

const { machine, ratios } = readRecorded()
const major = (/** @type {string} */ version) => version.split('.')[0]
if (major(machine.node) !== major(process.versions.node)) {
  throw new Error(`The ratios were recorded with Node ${machine.node}. Use that version.`)
}
const worse = await check(suspects, ratios, { attempts: 3, say: (line) => console.log(line) })
if (worse.length > 0) {
  console.error(`\nMore than ${tolerance.toFixed(2)} times what recorded.json says, three times:`)
  console.error(worse.map((name) => `- ${name}`).join('\n'))
  process.exitCode = 1
}
