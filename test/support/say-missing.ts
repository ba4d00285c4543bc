import { allNeeded, sayMissing } from './programs.js'

/** Vitest calls this once before a run, so you see what the tests leave out. */
export default function setup(): void {
  for (const needed of allNeeded) if (!needed.find()) console.log(sayMissing(needed))
}
