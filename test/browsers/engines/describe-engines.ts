import { beforeAll, describe, it } from 'vitest'
import { isEverythingNeeded, sayMissing } from '../../support/programs.js'
import { chromium } from './chromium.js'
import type { Browser, Engine } from './engine.js'
import { firefox } from './firefox.js'
import { webkit } from './webkit.js'

const engines: readonly Engine[] = [chromium, firefox, webkit]

/**
 * Describes the same in every engine that is on this machine. One that is missing is a test of its own: it is skipped,
 * and fails where everything is needed.
 *
 * @param body declares the tests; it gets a function that gives the browser, once tests run
 */
export function describeEngines(body: (browser: () => Browser, engine: string) => void): void {
  for (const { needed, start } of engines) {
    describe(needed.name, () => {
      const files = needed.find()
      if (files === undefined) {
        it.skipIf(!isEverythingNeeded)('is on this machine', () => {
          throw new Error(sayMissing(needed))
        })
        return
      }
      let running: Browser | undefined
      beforeAll(async () => {
        running = await start(files)
        return running.close
      }, 60_000)
      body(() => {
        if (running === undefined) throw new Error(`${needed.name} did not start.`)
        return running
      }, needed.name)
    })
  }
}
