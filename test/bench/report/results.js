/** @typedef {import('../measuring/ratios.js').Ratio} Ratio */

/**
 * What a run found.
 *
 * @typedef {object} Results
 * @property {Record<string, Ratio>} ratios by what was compared
 * @property {Record<string, number>} values that are no ratios, by what they are
 * @property {Record<string, Record<string, string[]>>} differences from what a scenario wants, by scenario and contender
 * @property {Record<string, Curve>} curves by their title
 */

/** @typedef {readonly (readonly [size: number, nanoseconds: number])[]} Curve */

/** @returns {Results} */
const nothing = () => ({ ratios: {}, values: {}, differences: {}, curves: {} })

/**
 * @param {readonly Partial<Results>[]} parts
 * @returns {Results}
 */
export function join(parts) {
  const joined = nothing()
  for (const part of parts) {
    for (const kind of /** @type {(keyof Results)[]} */ (Object.keys(joined))) {
      Object.assign(joined[kind], part[kind])
    }
  }
  return joined
}

/** @param {Ratio} ratio as it is recorded and shown */
export const rounded = ({ median, minima }) => ({
  median: toThree(median),
  minima: toThree(minima),
})

const toThree = (/** @type {number} */ value) => Number(value.toPrecision(3))

/**
 * How much work a run is worth: all of it, or a part.
 *
 * @param {number} rounds
 * @param {number} effort between 0 and 1
 */
export const roundsFor = (rounds, effort) => Math.max(5, Math.round(rounds * effort))
