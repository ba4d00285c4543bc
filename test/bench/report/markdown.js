import { scenarioNames, scenarioOf } from '../middleware/scenarios.js'
import { value } from './figures.js'
import { isMet, targets } from './targets.js'

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {import('./machine.js').Machine} Machine
 * @typedef {import('../measuring/ratios.js').Ratio} Ratio
 * @typedef {Results & { machine: Machine }} Recorded what a run found, and on what
 */

const peers = /** @type {const} */ (['allow-origin', 'cors', 'corser', '@tinyhttp/cors'])

/**
 * The tables of a run, as they stand in the README.
 *
 * @param {Recorded} recorded
 */
export const toMarkdown = (recorded) =>
  [machineLine(recorded.machine), targetTable(recorded), scenarioTable(recorded)].join('\n\n')

/** @param {Machine} machine */
function machineLine({ processor, processors, node, packages }) {
  const versions = Object.entries(packages).map(([name, version]) => `\`${name}\` ${version}`)
  return `${processors} × ${processor}, Node ${node}, ${versions.join(', ')}:`
}

/** @param {Results} results */
function targetTable(results) {
  const rows = targets.map((target) => {
    const { title, figure, bound, is = 'at most', unit, note, reason } = target
    const met = isMet(target, results)
    const notes = [note?.(results), met ? undefined : reason].filter((text) => text !== undefined)
    return [
      title,
      `${is} ${number(bound)} ${unit}`,
      show(figure(results), unit),
      met ? 'yes' : '**no**',
      notes.join('; '),
    ]
  })
  return table(['', 'target', 'figure', 'met', ''], rows)
}

/** @param {Results} results */
function scenarioTable(results) {
  const rows = scenarioNames.map((name) => {
    const { title, contenders } = scenarioOf(name)
    const cells = peers.map((peer) => {
      const ratio = results.ratios[`${name}: ${peer} / limit`]
      return ratio === undefined ? `— (${contenders[peer]})` : show(ratio, '×')
    })
    return [title, `${number(value(`nanoseconds of the limit, ${name}`)(results))} ns`, ...cells]
  })
  return table(['', 'the limit', ...peers.map((peer) => `\`${peer}\``)], rows)
}

/**
 * In what the peers' answers differ from what the scenarios want, for a terminal.
 *
 * @param {Results} results
 */
export function listDifferences({ differences }) {
  const lines = Object.entries(differences).flatMap(([name, byPeer]) =>
    Object.entries(byPeer)
      .filter(([, found]) => found.length > 0)
      .map(([peer, found]) => `${scenarioOf(name).title}, ${peer}: ${found.join('; ')}`),
  )
  return ['What others send that is not what was wanted:', ...lines].join('\n- ')
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
const table = (head, rows) =>
  [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** @param {Ratio | number} figure @param {string} unit */
const show = (figure, unit) =>
  typeof figure === 'number'
    ? `${number(figure)} ${unit}`
    : `${number(figure.median)} ${unit} (${number(figure.minima)})`

const number = (/** @type {number} */ figure) =>
  figure.toLocaleString('en', { maximumFractionDigits: 3 })
