import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { toMarkdown } from './markdown.js'
import { toPicture } from './picture.js'

/** @typedef {import('./markdown.js').Recorded} Recorded */

const at = (/** @type {string} */ path) =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** What the repository keeps of the run whose figures it shows. */
export const files = {
  recorded: at('test/bench/recorded.json'),
  readme: at('README.md'),
  picture: at('.github/allowlist-size.svg'),
}

const start = '<!-- bench -->'
const end = '<!-- /bench -->'

/** @returns {Recorded} */
export const readRecorded = () => JSON.parse(readFileSync(files.recorded, 'utf8'))

/**
 * @param {Recorded} recorded
 * @throws where noise has left a ratio that is no number
 */
export async function writeRecorded(recorded) {
  for (const [name, { median, minima }] of Object.entries(recorded.ratios)) {
    if (!Number.isFinite(median + minima)) throw new Error(`too much noise: ${name} is no number`)
  }
  writeFileSync(files.recorded, await formatted(files.recorded, JSON.stringify(recorded)))
}

/**
 * Writes the README's tables and the picture.
 *
 * @param {Recorded} recorded
 * @throws where the README has no place for the tables
 */
export async function writeFigures(recorded) {
  const readme = readFileSync(files.readme, 'utf8')
  const written = await readmeWith(recorded, readme)
  writeFileSync(files.readme, written)
  writeFileSync(files.picture, toPicture(recorded.curves))
}

/**
 * @param {Recorded} recorded
 * @param {string} readme
 * @returns {Promise<string>} with the tables between the markers
 */
export async function readmeWith(recorded, readme) {
  const [before, rest = ''] = readme.split(start)
  const [, after] = rest.split(end)
  if (before === undefined || after === undefined) {
    throw new Error(`the README has to have ${start} and ${end}, each once`)
  }
  const tables = await formatted(files.readme, toMarkdown(recorded))
  return `${before}${start}\n\n${tables}\n${end}${after}`
}

/** As the linter wants it. */
const formatted = async (/** @type {string} */ filepath, /** @type {string} */ text) =>
  format(text, { ...(await resolveConfig(filepath)), filepath })
