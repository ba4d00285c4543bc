import { launch, type LaunchOptions, type Page } from 'puppeteer-core'
import { ending } from '../../support/ending.js'
import type { Browser, Tab } from './engine.js'

/** Starts a browser that puppeteer can drive. */
export async function launchBrowser(name: string, options: LaunchOptions): Promise<Browser> {
  const browser = await launch({
    headless: true,
    acceptInsecureCerts: true,
    // Nobody looks at its events, and with thousands of requests they take half of the time.
    networkEnabled: false,
    signal: ending,
    // Its own handlers keep this process from ending.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...options,
  })
  try {
    const [first] = await browser.pages()
    const page = first ?? (await browser.newPage())
    return {
      name,
      version: (await browser.version()).replace(/^.*\//, ''),
      tab: tabOf(page),
      close: () => browser.close(),
    }
  } catch (error) {
    await browser.close()
    throw error
  }
}

const tabOf = (page: Page): Tab => ({
  open: async (url) => {
    await page.goto(url, { waitUntil: 'load' })
  },
  call: async <Result>(name: string, ...given: readonly unknown[]): Promise<Result> =>
    (await page.evaluate(
      `globalThis[${JSON.stringify(name)}](...${JSON.stringify(given)})`,
    )) as Result,
  click: (selector) => page.click(selector),
  type: (text) => page.keyboard.type(text),
  press: (key) => page.keyboard.press(key),
  title: () => page.title(),
  screenshot: () => page.screenshot(),
})
