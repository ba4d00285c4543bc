/**
 * @typedef {Readonly<Record<string, import('./rounds.js').Ratio>>} Ratios
 * @typedef {{ title: string, measure: () => Promise<Ratios> }} Suspect
 */

/** A ratio may be at most this many times the recorded one. */
export const tolerance = 4 / 3

/**
 * The ratios that are worse than recorded. Noise changes the median and the minima in different ways, so both must be worse.
 *
 * @param {Ratios} measured
 * @param {Ratios} recorded
 * @returns {string[]} their names
 * @throws if one is not recorded
 */
export function worsened(measured, recorded) {
  return Object.entries(measured).flatMap(([name, { median, minima }]) => {
    const known = recorded[name]
    if (known === undefined) {
      throw new Error(`${name} is not recorded. Run: npm run bench -- --record`)
    }
    // Written so that NaN is worse.
    const isFine = median <= known.median * tolerance || minima <= known.minima * tolerance
    return isFine ? [] : [name]
  })
}

/**
 * Measures everything once, and what seems to be worse again. Only a ratio that is worse each time counts.
 *
 * @param {readonly Suspect[]} suspects
 * @param {Ratios} recorded
 * @param {{ attempts: number, say: (line: string) => void }} settings
 * @returns {Promise<string[]>} the names of the ratios that are worse
 */
export async function check(suspects, recorded, { attempts, say }) {
  const worse = []
  for (const { title, measure } of suspects) {
    /** @type {string[] | undefined} */
    let names
    for (let attempt = 0; attempt < attempts && names?.length !== 0; attempt += 1) {
      const measured = await measure()
      if (Object.keys(measured).length === 0) throw new Error(`${title}: nothing was measured`)
      const found = worsened(measured, recorded)
      names = names?.filter((name) => found.includes(name)) ?? found
      say(`${title}: ${names.length === 0 ? 'as recorded' : 'worse than recorded'}`)
      for (const name of names) {
        say(`  ${name} is ${measured[name]?.median} ×, recorded: ${recorded[name]?.median} ×`)
      }
    }
    worse.push(...(names ?? []))
  }
  return worse
}
