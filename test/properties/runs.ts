/** The number of cases for all properties together. Use `PROPERTY_RUNS=100000` for a long run. */
const inAll = Number(process.env.PROPERTY_RUNS ?? 6000)

export interface Runs {
  /** For fast-check: the number of cases, and the timeout of each case in milliseconds. */
  readonly parameters: { readonly numRuns: number; readonly timeout: number }
  /** For Vitest: the timeout of all cases in milliseconds, generous for slow machines. */
  readonly timeout: number
}

/** The settings of a property that gets this share of the cases. */
export function share(part: number): Runs {
  const numRuns = Math.max(20, Math.ceil(inAll * part))
  return { parameters: { numRuns, timeout: 5000 }, timeout: 30_000 + numRuns * 20 }
}
