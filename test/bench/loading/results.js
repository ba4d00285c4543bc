import { median, timeRatio } from '../measuring/ratios.js'
import { rounded, roundsFor } from '../report/results.js'
import { measureImport } from './measure-import.js'
import { measureSize } from './measure-size.js'

/**
 * How long it takes to load the package, and how large it is.
 *
 * @param {{ effort: number }} settings
 */
export async function measureLoading({ effort }) {
  const times = await measureImport({ rounds: roundsFor(60, effort) })
  const ratio = (/** @type {string} */ how) =>
    rounded(timeRatio(times, { of: `${how}/allow-origin`, to: `${how}/cors` }))
  const milliseconds = median(times['import/allow-origin'] ?? []) / 1e6
  return {
    ratios: {
      'import: allow-origin / cors': ratio('import'),
      'require: allow-origin / cors': ratio('require'),
    },
    values: {
      'milliseconds to import': Number(milliseconds.toPrecision(2)),
      'bytes of the middleware, minified and gzipped': await measureSize('index.cjs'),
    },
  }
}
