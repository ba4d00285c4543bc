import { worstRequests } from '../worst/requests.js'

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {import('../measuring/ratios.js').Ratio} Ratio
 */

/** @param {string} name */
export const ratio =
  (name) =>
  (/** @type {Results} */ { ratios }) =>
    found(ratios, name)

/** @param {string} name */
export const value =
  (name) =>
  (/** @type {Results} */ { values }) =>
    found(values, name)

/** @param {Results} results @param {string} name of a ratio */
export const median = (results, name) => ratio(name)(results).median

/**
 * @template Figure
 * @param {Record<string, Figure>} figures
 * @param {string} name
 */
function found(figures, name) {
  const figure = figures[name]
  if (figure === undefined) throw new RangeError(`nobody measured ${name}`)
  return figure
}

/**
 * The worst of the worst requests: of those whose headers are reflected, or of the others.
 *
 * @param {Results} results
 * @param {{ on: 'objects' | 'HTTP', reflected: boolean }} which
 * @returns {{ name: string, title: string, ratio: Ratio }}
 */
export const worstOf = (results, { on, reflected }) =>
  Object.entries(worstRequests)
    .filter(([name]) => name.endsWith('-reflected') === reflected)
    .map(([name, { title }]) => ({
      name,
      title,
      ratio: ratio(`${on}: allow-origin, ${name} / ordinary`)(results),
    }))
    .reduce((one, other) => (other.ratio.median > one.ratio.median ? other : one))
