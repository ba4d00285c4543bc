import { Builder, By, Key, type WebDriver } from 'selenium-webdriver'
import { startDaemon, type Daemon } from '../../support/daemon.js'
import { freePort } from '../../support/free-port.js'
import { webkit as needed } from '../../support/programs.js'
import type { Browser, Engine, KeyName, Tab } from './engine.js'
import { startScreen } from './screen.js'

export const webkit: Engine = {
  needed,
  start: async ([driver = '', screen = '', browser = '']) => {
    const daemons: Daemon[] = []
    const stop = async (): Promise<void> => {
      for (const daemon of daemons.reverse()) await daemon.stop()
    }
    try {
      // This engine draws on nothing less.
      const { daemon, environment } = await startScreen(screen)
      daemons.push(daemon)
      const server = await startDriver(driver, environment)
      daemons.push(server.daemon)
      return await startSession(server.url, browser, stop)
    } catch (error) {
      await stop()
      throw error
    }
  },
}

async function startDriver(
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<{ daemon: Daemon; url: string }> {
  // This driver cannot be told to choose one.
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const daemon = await startDaemon({
    file,
    parameters: [`--port=${port}`],
    environment,
    isReady: () =>
      fetch(`${url}/status`).then(
        ({ ok }) => ok,
        () => false,
      ),
  })
  return { daemon, url }
}

async function startSession(
  url: string,
  binary: string,
  stop: () => Promise<void>,
): Promise<Browser> {
  const driver = await new Builder()
    .usingServer(url)
    .withCapabilities({
      browserName: 'MiniBrowser',
      acceptInsecureCerts: true,
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    })
    .build()
  await driver.manage().setTimeouts({ script: 30_000, pageLoad: 30_000 })
  const version = (await driver.getCapabilities()).getBrowserVersion() ?? ''
  return {
    name: needed.name,
    version,
    tab: tabOf(driver),
    close: async () => {
      await driver.quit()
      await stop()
    },
  }
}

const callInPage = `
  const [name, given, done] = arguments
  Promise.resolve()
    .then(() => globalThis[name](...given))
    .then((result) => done({ result }), (error) => done({ error: String(error) }))`

/** The driver often goes on before a page with a frame has loaded. */
const waitForPage = `
  const [done] = arguments
  if (document.readyState === 'complete') done()
  else addEventListener('load', () => done())`

const keys = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Space: Key.SPACE,
  ArrowDown: Key.ARROW_DOWN,
  Escape: Key.ESCAPE,
} satisfies Record<KeyName, string>

const tabOf = (driver: WebDriver): Tab => ({
  open: async (url) => {
    await driver.get(url)
    await driver.executeAsyncScript(waitForPage)
  },
  call: async <Result>(name: string, ...given: readonly unknown[]): Promise<Result> => {
    const answer = await driver.executeAsyncScript<{ result: Result; error?: string }>(
      callInPage,
      name,
      given,
    )
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.result
  },
  click: (selector) => driver.findElement(By.css(selector)).click(),
  type: (text) => driver.actions().sendKeys(text).perform(),
  press: (key) => driver.actions().sendKeys(keys[key]).perform(),
  title: () => driver.getTitle(),
  screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
})
