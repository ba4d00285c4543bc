import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { cases, ofNode } from './cases.js'
import { names } from './contenders.js'
import { swapSizes } from './live.js'
import { toPicture } from './picture.js'
import { worstRequests } from './worst.js'

// docs/performance.md: the part of it that is generated, and its picture.

/** @typedef {import('./recorded.js').Recorded} Recorded */

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const files = { page: at('docs/performance.md'), picture: at('docs/performance.svg') }

const others = names.filter((name) => name !== 'cors')

/** The cases in the table and the picture. Their responses already have the headers of Express. */
const rows = Object.entries(cases).filter(([name]) => !name.endsWith(ofNode))

/** @param {Recorded} recorded */
export async function writePage(recorded) {
  writeFileSync(files.page, await pageWith(recorded, readFileSync(files.page, 'utf8')))
  writeFileSync(files.picture, pictureOf(recorded))
}

/**
 * @param {Recorded} recorded
 * @param {string} page
 * @returns {Promise<string>} the page with the recorded figures between its marks
 */
export async function pageWith(recorded, page) {
  const [before, , after, ...more] = page.split(/<!-- \/?bench -->/)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('docs/performance.md needs <!-- bench --> and <!-- /bench -->, each once')
  }
  const text = `${before}<!-- bench -->\n\n${toMarkdown(recorded)}\n\n<!-- /bench -->${after}`
  return format(text, { ...(await resolveConfig(files.page)), filepath: files.page })
}

/** @param {Recorded} recorded */
export const pictureOf = ({ ratios }) =>
  toPicture(
    rows.map(([name, { title }]) => [
      title.replaceAll('`', ''),
      ratios[`${name}: allow-origin / cors`]?.median ?? 0,
    ]),
  )

/** @param {Recorded} recorded */
export const toMarkdown = (recorded) =>
  [machineOf(recorded), tableOf(recorded), listOf(recorded)].join('\n\n')

/** @param {Recorded} recorded */
function machineOf({ machine: { processor, node, packages } }) {
  const versions = Object.entries(packages).map(([name, version]) => `\`${name}\` ${version}`)
  return `Measured on ${processor}, with Node ${node}, ${versions.join(', ')}.`
}

/** @param {Recorded} recorded */
function tableOf({ ratios, values }) {
  const shown = (/** @type {string} */ name, to = 'cors') => {
    const ratio = ratios[`${name} / ${to}`]
    return ratio === undefined ? '–' : times(ratio.median)
  }
  const head = others.map((name) => (name === 'by hand' ? name : `\`${name}\``))
  const cells = rows.map(([name, { title }]) => [
    title,
    ...others.map((contender) => shown(`${name}: ${contender}`)),
    shown(`${name}${ofNode}: allow-origin`),
    shown(`${name}: allow-origin`, 'by hand'),
    `${number(values[`${name}: nanoseconds, cors`] ?? 0)} ns`,
  ])
  return [
    ['', ...head, '`node:http`', 'to by hand', '`cors` itself'],
    ['-', ...others.map(() => '-:'), '-:', '-:', '-:'],
    ...cells,
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** @param {Recorded} recorded */
function listOf({ ratios, values }) {
  const ratio = (/** @type {string} */ name) => times(ratios[name]?.median ?? Number.NaN)
  const worst = (/** @type {boolean} */ isReflected) => {
    const all = Object.keys(worstRequests)
      .filter((name) => name.endsWith('reflected') === isReflected)
      .map((name) => ({ name, cost: ratios[`allow-origin, ${name} / ordinary`]?.median ?? 0 }))
    const { name, cost } = all.reduce((one, other) => (other.cost > one.cost ? other : one))
    return { name, cost: times(cost) }
  }
  const [most, mostReflected] = [worst(false), worst(true)]
  const http = '8,000 header names, reflected'
  const bytes = number(values['bytes for each of a million origins'] ?? 0)
  const seconds = number(values['seconds for a policy of a million origins'] ?? 0)
  const swap = (/** @type {string} */ name) =>
    swapSizes.map((size) => number(values[`${name}, ${size} origins`] ?? Number.NaN)).join(' / ')
  return [
    `Loading: \`import\` takes ${ratio('import: allow-origin / cors')} the time of \`cors\`, \`require\` ${ratio('require: allow-origin / cors')}.`,
    `A whole request to Express over HTTP: ${ratio('Express: allow-origin / no CORS')} the processor time of one without CORS; with \`cors\` ${ratio('Express: cors / no CORS')}. To Fastify with \`@fastify/cors\`: ${ratio('Fastify: @fastify/cors / no CORS')}.`,
    `A million origins instead of one: ${ratio('allow-origin, ten of 1000000 origins / of 1')} if ten are in use, ${ratio('allow-origin, all of 1000000 origins / of 1')} if all are (by hand ${ratio('by hand, all of 1000000 origins / of 1')}). With \`cors\` ${ratio('cors, middle of 1000000 origins / of 1')}; a thousand origins ${ratio('cors, middle of 1000 origins / of 1')}.`,
    `100,000 patterns instead of one: ${ratio('allow-origin, ten of 100000 patterns / of 1')} if ten are in use, ${ratio('allow-origin, all of 100000 patterns / of 1')} if all are.`,
    `Memory: ${bytes} bytes for each of a million origins, as in a \`Set\` (${ratio('memory of a million origins: policy / Set')}). \`createPolicy\` takes ${seconds} s for them.`,
    `A live policy: a request takes ${ratio('live policy / policy')} the time that it takes with a policy.`,
    `Swapping the list of a live policy, for 1 / 1,000 / 1,000,000 origins: \`reload\` takes ${swap('reload: milliseconds')} ms, and the event loop waits ${swap('reload: longest delay')} ms at most. \`change\` takes ${swap('change: milliseconds')} ms. \`createPolicy\` blocks for ${swap('createPolicy: milliseconds')} ms.`,
    `The worst request takes ${most.cost} the time of an ordinary denied preflight (${most.name}), with reflected headers ${mostReflected.cost} (${mostReflected.name}).`,
    `The latter over HTTP: ${ratio(`HTTP: allow-origin, ${http} / ordinary`)} the processor time of an ordinary one; without CORS ${ratio(`HTTP: no CORS, ${http} / ordinary`)}.`,
  ]
    .map((line) => `- ${line}`)
    .join('\n')
}

const times = (/** @type {number} */ ratio) => `${number(ratio)} ×`

const number = (/** @type {number} */ value) =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 })
