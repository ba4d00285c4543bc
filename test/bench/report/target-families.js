import { median, ratio, worstOf } from './figures.js'

/** @typedef {import('./targets.js').Target} Target */

// The reasons that several targets have.
export const objects =
  'it makes three small objects: of what is asked, of what is decided, and of the headers'
export const memory = 'no cache of the processor holds them'
const ofNode = 'most of the time is the one that Node takes for the headers'
const characters =
  'Node looks at every character of a header that it writes, and so does the check that each is a name'
const labels = 'each of the 126 labels of this host is looked up, as a pattern could end there'
const unchecked = 'the limit sends back what it is asked for without a look at it'

/**
 * What a scenario costs.
 *
 * @param {string} scenario
 * @param {string} title
 * @param {{ limit: number, cors: number }} bounds
 * @returns {Target[]}
 */
export const scenario = (scenario, title, bounds) => [
  {
    title: `${title}, to the limit`,
    figure: ratio(`${scenario}: allow-origin / limit`),
    bound: bounds.limit,
    unit: '×',
    reason: scenario === 'preflight-reflected' ? unchecked : objects,
  },
  {
    title: `${title}, to \`cors\``,
    figure: ratio(`${scenario}: allow-origin / cors`),
    bound: bounds.cors,
    unit: '×',
    reason: ofNode,
    note: (results) =>
      `the limit: ${(1 / median(results, `${scenario}: cors / limit`)).toFixed(2)} ×`,
  },
]

/**
 * What the worst request costs, and the same request without this package: written by hand, or with no middleware.
 *
 * @param {string} title
 * @param {{ on: 'objects' | 'HTTP', reflected: boolean }} which
 * @returns {Target}
 */
export const worst = (title, which) => ({
  title,
  figure: (results) => worstOf(results, which).ratio,
  bound: 3,
  unit: '×',
  reason: which.reflected ? characters : labels,
  note: (results) => {
    const { name, title: request } = worstOf(results, which)
    const [other, words] =
      which.on === 'HTTP' ? ['no-op', 'with no middleware'] : ['limit', 'the limit']
    const found = results.ratios[`${which.on}: ${other}, ${name} / ordinary`]
    return found === undefined ? request : `${request}; ${words}: ${found.median} ×`
  },
})
