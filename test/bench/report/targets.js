import { median, ratio, value } from './figures.js'
import { memory, objects, scenario, worst } from './target-families.js'

/**
 * @typedef {import('./results.js').Results} Results
 * @typedef {import('../measuring/ratios.js').Ratio} Ratio
 */

/**
 * @typedef {object} Target
 * @property {string} title
 * @property {(results: Results) => Ratio | number} figure
 * @property {number} bound
 * @property {'at most' | 'at least'} [is]
 * @property {'×' | 'bytes'} unit of the figure and the bound
 * @property {(results: Results) => string} [note] what else was measured
 * @property {string} [reason] why it is not met, shown only then
 */

/** @type {readonly Target[]} */
export const targets = [
  ...scenario('actual-one', 'Actual request, allowlist of one', { limit: 1.15, cors: 0.45 }),
  ...scenario('actual-ten', 'Actual request, allowlist of ten', { limit: 1.15, cors: 0.45 }),
  ...scenario('preflight-fixed', 'Preflight, fixed headers', { limit: 1.35, cors: 0.6 }),
  ...scenario('preflight-reflected', 'Preflight, reflected headers', { limit: 1.35, cors: 0.6 }),
  {
    title: 'A million origins to one, ten of them asked for',
    figure: ratio('allow-origin/few/1000000 / 1'),
    bound: 1.3,
    unit: '×',
    note: (results) => `the limit: ${median(results, 'limit/few/1000000 / 1')} ×`,
  },
  {
    title: 'A million origins to one, all of them asked for',
    figure: ratio('allow-origin/scattered/1000000 / 1'),
    bound: 1.3,
    unit: '×',
    reason: memory,
    note: (results) =>
      `the limit: ${median(results, 'limit/scattered/1000000 / 1')} ×, a lookup in a \`Set\`: ${median(results, 'Set/scattered/1000000 / 1')} ×`,
  },
  {
    title: '100,000 patterns to one, ten of them asked for',
    figure: ratio('allow-origin, patterns/few/100000 / 1'),
    bound: 2,
    unit: '×',
  },
  {
    title: '100,000 patterns to one, all of them asked for',
    figure: ratio('allow-origin, patterns/scattered/100000 / 1'),
    bound: 2,
    unit: '×',
    reason: memory,
    note: (results) =>
      `a lookup in a \`Set\` of as many origins: ${median(results, 'Set/scattered/100000 / 1')} ×`,
  },
  {
    title: 'To make a policy of a million origins, to a `Set` of the same, each parsed',
    figure: ratio('building: policy / Set'),
    bound: 3,
    unit: '×',
    reason: 'every entry could be a pattern, or unsafe with credentials',
    note: (results) => `${value('milliseconds to build')(results)} ms`,
  },
  {
    title: 'Memory for each of a million origins, to a `Set` of the same',
    figure: ratio('memory: policy / Set'),
    bound: 1.5,
    unit: '×',
    note: (results) => `${value('bytes for each origin')(results)} bytes`,
  },
  worst('The worst request, to an ordinary denied preflight', { on: 'objects', reflected: false }),
  worst('The worst whose headers are reflected', { on: 'objects', reflected: true }),
  worst("The worst request, in the whole server's processor time", {
    on: 'HTTP',
    reflected: false,
  }),
  worst('The worst whose headers are reflected, in the same', { on: 'HTTP', reflected: true }),
  {
    title: 'Throughput of Express 5 over HTTP, to the same without CORS',
    figure: ratio('Express: allow-origin / without CORS'),
    bound: 0.97,
    is: 'at least',
    unit: '×',
    reason: 'to send the headers takes its time too, and noise is larger than the difference',
    note: (results) =>
      `the limit: ${median(results, 'Express: limit / without CORS')} ×, \`cors\`: ${median(results, 'Express: cors / without CORS')} ×; processor time for a request: ${median(results, 'Express, processor time: allow-origin / without CORS')} ×`,
  },
  ...Object.entries({ 'actual-one': 'an actual request', 'preflight-fixed': 'a preflight' }).map(
    ([name, title]) =>
      /** @type {Target} */ ({
        title: `What ${title} allocates beyond the limit's`,
        figure: value(`bytes allocated beyond the limit, ${name}`),
        bound: 96,
        unit: 'bytes',
        reason: objects,
      }),
  ),
  {
    title: 'What is kept of each request',
    figure: value('bytes kept of a request'),
    bound: 0.1,
    unit: 'bytes',
    note: (results) =>
      `over ${value('requests')(results).toLocaleString('en')} requests; the heap's size between them varies by ${value('kilobytes between the smallest heap and the largest')(results)} kB`,
  },
  ...['import', 'require'].map(
    (how) =>
      /** @type {Target} */ ({
        title: `\`${how}\`, to that of \`cors\``,
        figure: ratio(`${how}: allow-origin / cors`),
        bound: 1.5,
        unit: '×',
        reason: 'the file has the audit of expressions, explanations and the words of errors too',
      }),
  ),
  {
    title: 'The middleware, minified and gzipped',
    figure: value('bytes of the middleware, minified and gzipped'),
    bound: 8500,
    unit: 'bytes',
    reason: 'the audit of expressions, explanations and the words of errors included',
  },
]

/**
 * @param {Target} target
 * @param {Results} results
 */
export function isMet({ figure, bound, is = 'at most' }, results) {
  const found = figure(results)
  // A ratio has to be within its bound by both of its measures.
  const numbers = typeof found === 'number' ? [found] : [found.median, found.minima]
  return numbers.every((number) => (is === 'at most' ? number <= bound : number >= bound))
}
