import { allNeeded, sayMissing } from './programs.js'

/** Vitest calls this once before a run: whoever starts the tests has to see what they leave out. */
export default function setup(): void {
  for (const needed of allNeeded) if (!needed.find()) console.log(sayMissing(needed))
}
