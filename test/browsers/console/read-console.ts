import { launch, type Browser, type LaunchOptions, type Page } from 'puppeteer-core'
import { ending } from '../../support/ending.js'
import type { Startable } from '../../support/describe-program.js'
import { chromium, firefox } from '../../support/programs.js'

/** A page whose browser shows what is in its console. */
export interface Console {
  readonly page: Page
  /** The lines since the last call. */
  readonly lines: () => Promise<readonly string[]>
  readonly close: () => Promise<void>
}

const start = (options: LaunchOptions): Promise<Browser> =>
  launch({
    headless: true,
    signal: ending,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...options,
  })

export const chromiumConsole: Startable<Console> = {
  needed: chromium,
  start: async ([executablePath = '']) => {
    const args = ['--no-sandbox', '--no-first-run', '--no-proxy-server']
    const browser = await start({ executablePath, args })
    const page = await browser.newPage()
    const lines: string[] = []
    page.on('console', (message) => lines.push(message.text()))
    return { page, lines: () => Promise.resolve(lines.splice(0)), close: () => browser.close() }
  },
}

/** What the browser's own scripts do to read its console. It is not a console of a page. */
const readMessages = `(() => {
  const messages = Services.console.getMessageArray().map(({ message }) => String(message))
  Services.console.reset()
  return JSON.stringify(messages)
})()`

/** The part of puppeteer's connection to Firefox that these tests need, and that its types do not have. */
interface Connected {
  readonly connection: {
    readonly send: (method: string, parameters: object) => Promise<{ readonly result: unknown }>
  }
}

export const firefoxConsole: Startable<Console> = {
  needed: firefox,
  start: async ([executablePath = '']) => {
    const browser = await start({
      browser: 'firefox',
      executablePath,
      // Only the browser's own scripts see the whole console.
      args: ['-remote-allow-system-access'],
      extraPrefsFirefox: { 'network.proxy.type': 0 },
    })
    const page = await browser.newPage()
    const { connection } = browser as unknown as Connected
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const { contexts } = tree.result as { contexts: readonly { context: string }[] }
    const target = { context: contexts[0]?.context }
    const lines = async (): Promise<readonly string[]> => {
      const parameters = { expression: readMessages, target, awaitPromise: false }
      const { result } = await connection.send('script.evaluate', parameters)
      const { value } = (result as { result: { value: string } }).result
      return JSON.parse(value) as readonly string[]
    }
    return { page, lines, close: () => browser.close() }
  },
}
