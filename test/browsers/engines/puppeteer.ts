import { launch, type LaunchOptions, type Page } from 'puppeteer-core'
import { ending } from '../../support/ending.js'
import { createTab, isShortcut, letters, type Browser, type Tab } from './engine.js'

/** Starts a browser that puppeteer can drive. */
export async function launchBrowser(name: string, options: LaunchOptions): Promise<Browser> {
  const browser = await launch({
    headless: true,
    acceptInsecureCerts: true,
    // No test uses the network events, and with thousands of requests they take half of the time.
    networkEnabled: false,
    signal: ending,
    // Puppeteer's own signal handlers keep this process from ending.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...options,
  })
  try {
    // Not the page that is open already: Firefox never focuses it, so keys do nothing to its buttons.
    const page = await browser.newPage()
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

const tabOf = (page: Page): Tab =>
  createTab({
    open: async (url) => {
      await page.goto(url, { waitUntil: 'load' })
    },
    evaluate: async <Result>(expression: string): Promise<Result> =>
      (await page.evaluate(expression)) as Result,
    click: (selector) => page.click(selector),
    select: async (selector, value) => {
      await page.select(selector, value)
    },
    type: (text) => page.keyboard.type(text),
    press: async (key) => {
      if (!isShortcut(key)) {
        // Over WebDriver BiDi, puppeteer knows this key by its character only.
        await page.keyboard.press(key === 'Space' ? ' ' : key)
        return
      }
      await page.keyboard.down('Control')
      await page.keyboard.press(letters[key] as 'a' | 'z')
      await page.keyboard.up('Control')
    },
    title: () => page.title(),
    screenshot: () => page.screenshot(),
  })
