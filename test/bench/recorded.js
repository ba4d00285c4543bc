import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { format } from 'prettier'

/**
 * @typedef {object} Figures
 * @property {Record<string, import('./rounds.js').Ratio>} ratios
 * @property {Record<string, number>} values that are not ratios
 *
 * @typedef {Figures & { machine: ReturnType<typeof describeMachine> }} Recorded
 */

const file = fileURLToPath(new URL('recorded.json', import.meta.url))

/** @returns {Recorded} */
export const readRecorded = () => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Records what was measured. Parts that were not measured keep their figures.
 *
 * @param {Recorded} measured
 * @param {boolean} isAll whether every part was measured, so no figure is kept
 * @throws if there was so much noise that a ratio is not a number
 */
export async function record(measured, isAll) {
  for (const [name, { median, minima }] of Object.entries(measured.ratios)) {
    if (!Number.isFinite(median + minima)) throw new Error(`too much noise: ${name}`)
  }
  const before = isAll ? measured : readRecorded()
  const recorded = {
    machine: measured.machine,
    ratios: { ...before.ratios, ...measured.ratios },
    values: { ...before.values, ...measured.values },
  }
  writeFileSync(file, await format(JSON.stringify(recorded), { parser: 'json', printWidth: 100 }))
}

/** What the figures were measured on, and the versions of the packages. */
export function describeMachine() {
  const processors = cpus()
  const packages = ['cors', 'corser', '@tinyhttp/cors', 'express', '@fastify/cors', 'fastify']
  return {
    processor: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
    node: process.versions.node,
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  }
}

/** @param {string} name @returns {string} */
const versionOf = (name) =>
  JSON.parse(
    readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'),
  ).version
