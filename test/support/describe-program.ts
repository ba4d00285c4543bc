import { afterAll, beforeAll, describe, it } from 'vitest'
import { isEverythingNeeded, sayMissing, type Needed } from './programs.js'

/** How to run a program that is on this machine. */
export interface Startable<Running> {
  readonly needed: Needed
  readonly start: (files: readonly string[]) => Promise<Running>
}

/**
 * Describes what needs a program, which runs as long as those tests do. Where it is missing, that is a test of its own:
 * it is skipped, and fails where everything is needed.
 *
 * @param body declares the tests; it gets a function that gives what was started, once tests run
 */
export function describeProgram<Running extends { readonly close: () => Promise<void> }>(
  { needed, start }: Startable<Running>,
  body: (running: () => Running) => void,
): void {
  describe(needed.name, () => {
    const files = needed.find()
    if (files === undefined) {
      it.skipIf(!isEverythingNeeded)('is on this machine', () => {
        throw new Error(sayMissing(needed))
      })
      return
    }
    let running: Running | undefined
    beforeAll(async () => {
      running = await start(files)
    }, 60_000)
    // What a `beforeAll` returns is not called where another one fails.
    afterAll(() => running?.close(), 60_000)
    body(() => {
      if (running === undefined) throw new Error(`${needed.name} did not start.`)
      return running
    })
  })
}
