import { afterAll, beforeAll, describe, it } from 'vitest'
import { isEverythingNeeded, sayMissing, type Needed } from './programs.js'

/** How to start an installed program. */
export interface Startable<Running> {
  readonly needed: Needed
  readonly start: (files: readonly string[]) => Promise<Running>
}

/**
 * Declares tests that need a program, which runs as long as they do. If it is not installed, a single test is skipped
 * instead, or fails if every program is required.
 *
 * @param body declares the tests; it gets a function that returns the started program once tests run
 */
export function describeProgram<Running extends { readonly close: () => Promise<void> }>(
  { needed, start }: Startable<Running>,
  body: (running: () => Running) => void,
): void {
  describe(needed.name, () => {
    const files = needed.find()
    if (files === undefined) {
      it.skipIf(!isEverythingNeeded)('is installed', () => {
        throw new Error(sayMissing(needed))
      })
      return
    }
    let running: Running | undefined
    beforeAll(async () => {
      running = await start(files)
    }, 60_000)
    // A function that `beforeAll` returns is not called if another `beforeAll` fails.
    afterAll(() => running?.close(), 60_000)
    body(() => {
      if (running === undefined) throw new Error(`${needed.name} did not start.`)
      return running
    })
  })
}
