import { describeProgram } from '../../support/describe-program.js'
import { chromium } from './chromium.js'
import type { Browser, Engine } from './engine.js'
import { firefox } from './firefox.js'
import { webkit } from './webkit.js'

const engines: readonly Engine[] = [chromium, firefox, webkit]

/**
 * Declares the same tests for every engine that is installed on this machine.
 *
 * @param body declares the tests; it gets a function that returns the browser once tests run
 */
export function describeEngines(body: (browser: () => Browser, engine: string) => void): void {
  for (const engine of engines) {
    describeProgram(engine, (browser) => {
      body(browser, engine.needed.name)
    })
  }
}
