import { Builder, By, Key, type WebDriver } from 'selenium-webdriver'
import { answersAt } from '../../support/answers-at.js'
import { startDaemon, type Daemon } from '../../support/daemon.js'
import { freePort } from '../../support/free-port.js'
import { webkit as needed } from '../../support/programs.js'
import {
  createTab,
  isShortcut,
  letters,
  type Browser,
  type Engine,
  type KeyName,
  type Shortcut,
  type Tab,
} from './engine.js'
import { startScreen } from './screen.js'

export const webkit: Engine = {
  needed,
  start: async ([driver = '', screen = '', browser = '']) => {
    const daemons: Daemon[] = []
    const stop = async (): Promise<void> => {
      for (const daemon of daemons.reverse()) await daemon.stop()
    }
    try {
      // This engine needs a screen.
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
  // This driver cannot choose a free port itself.
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const daemon = await startDaemon({
    file,
    parameters: [`--port=${port}`],
    environment,
    isReady: () => answersAt(`${url}/status`),
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
      await driver.quit().finally(stop)
    },
  }
}

/** A script that returns the value of an expression, or its error. */
const scriptFor = (expression: string): string => `
  const done = arguments[0]
  Promise.resolve()
    .then(() => (${expression}))
    .then((result) => done({ result }), (error) => done({ error: String(error) }))`

/** The driver often continues before a page with a frame has loaded. */
const waitForPage = `
  const done = arguments[0]
  if (document.readyState === 'complete') done()
  else addEventListener('load', () => done())`

const keys = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Space: Key.SPACE,
  ArrowDown: Key.ARROW_DOWN,
  Escape: Key.ESCAPE,
} satisfies Record<Exclude<KeyName, Shortcut>, string>

function tabOf(driver: WebDriver): Tab {
  const evaluate = async <Result>(expression: string): Promise<Result> => {
    const answer = await driver.executeAsyncScript<{ result: Result; error?: string }>(
      scriptFor(expression),
    )
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.result
  }
  return createTab({
    open: async (url) => {
      await driver.get(url)
      await driver.executeAsyncScript(waitForPage)
    },
    evaluate,
    click: (selector) => driver.findElement(By.css(selector)).click(),
    select: async (selector, value) => {
      for (const option of await driver.findElements(By.css(`${selector} option`))) {
        if ((await option.getAttribute('value')) === value) await option.click()
      }
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    press: (key) => {
      const actions = driver.actions()
      if (!isShortcut(key)) return actions.sendKeys(keys[key]).perform()
      return actions.keyDown(Key.CONTROL).sendKeys(letters[key]).keyUp(Key.CONTROL).perform()
    },
    title: () => driver.getTitle(),
    screenshot: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
  })
}
