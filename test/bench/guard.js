/**
 * @typedef {import('./measuring/ratios.js').Ratio} Ratio
 * @typedef {Readonly<Record<string, Ratio>>} Ratios
 */

/** How many times what was recorded a ratio may be. */
export const tolerance = 4 / 3

/**
 * The ratios that are worse than they were recorded to be. Noise reaches the median in another way than the minima: a
 * ratio counts where both are worse.
 *
 * @param {Ratios} measured
 * @param {Ratios} recorded
 * @returns {string[]} their names
 * @throws where one was never recorded
 */
export function worsened(measured, recorded) {
  return Object.entries(measured).flatMap(([name, { median, minima }]) => {
    const known = recorded[name]
    if (known === undefined)
      throw new Error(`${name} was never recorded: npm run bench -- --record`)
    // Written so that what is no number is worse.
    const isFine = median <= known.median * tolerance || minima <= known.minima * tolerance
    return isFine ? [] : [name]
  })
}

/**
 * @typedef {object} Suspect
 * @property {string} title
 * @property {() => Promise<Ratios>} measure
 */

/**
 * Measures, and measures again where something seems to be worse: it is, only if it was each time.
 *
 * @param {readonly Suspect[]} suspects
 * @param {Ratios} recorded
 * @param {{ attempts: number, say: (line: string) => void }} settings
 * @returns {Promise<string[]>} the names of the ratios that are worse
 */
export async function check(suspects, recorded, { attempts, say }) {
  const worse = []
  for (const { title, measure } of suspects) {
    const first = await measured(title, measure)
    let names = worsened(first, recorded)
    describe(title, first, names)
    for (let attempt = 1; attempt < attempts && names.length > 0; attempt += 1) {
      const again = await measured(title, measure)
      const still = worsened(again, recorded)
      names = names.filter((name) => still.includes(name))
      describe(`${title}, once more`, again, names)
    }
    worse.push(...names)
  }
  return worse

  /** What could not be measured, as noise may have it, is measured again. @returns {Promise<Ratios>} */
  async function measured(
    /** @type {string} */ title,
    /** @type {Suspect['measure']} */ measure,
    left = attempts,
  ) {
    try {
      const ratios = await measure()
      if (Object.keys(ratios).length === 0) throw new Error(`${title}: nothing was measured`)
      return ratios
    } catch (error) {
      if (left === 1) throw error
      return measured(title, measure, left - 1)
    }
  }

  function describe(
    /** @type {string} */ title,
    /** @type {Ratios} */ measured,
    /** @type {readonly string[]} */ names,
  ) {
    say(`${title}: ${names.length === 0 ? 'as recorded' : 'worse than recorded'}`)
    for (const name of names) {
      say(`  ${name} is ${measured[name]?.median} ×, recorded: ${recorded[name]?.median} ×`)
    }
  }
}
