/** How many cases all properties together are run on; `PROPERTY_RUNS=100000` is for a long look. */
const inAll = Number(process.env.PROPERTY_RUNS ?? 6000)

export interface Runs {
  /** For fast-check: how many cases, and the milliseconds after which one of them counts as hung. */
  readonly parameters: { readonly numRuns: number; readonly timeout: number }
  /** For Vitest: milliseconds for all of them, with much to spare on a slow machine. */
  readonly timeout: number
}

/** How a property is run that gets this share of the cases. */
export function share(part: number): Runs {
  const numRuns = Math.max(20, Math.ceil(inAll * part))
  return { parameters: { numRuns, timeout: 5000 }, timeout: 30_000 + numRuns * 20 }
}
