import { beforeAll, describe, expect } from 'vitest'
import { startPlayground, type Playground } from '../examples/playground.js'
import { describeEngines } from './engines/describe-engines.js'
import type { Tab } from './engines/engine.js'

/** The playground's page, as somebody sees it. */
export interface PlaygroundPage {
  readonly tab: Tab
  /** Opens a preset, or whatever else stands behind the `#` of the address. */
  readonly open: (hash: string) => Promise<void>
  /** Waits until the page has said this about the request. */
  readonly expectVerdict: (title: string) => Promise<void>
  /** What the elements that a selector names say, those for screen readers included. */
  readonly texts: (selector: string) => Promise<readonly string[]>
  readonly policy: () => Promise<string>
  readonly writePolicy: (text: string) => Promise<void>
  /** The id of what has the focus; its text, where it has none. */
  readonly focused: () => Promise<string>
  /** Presses the tab key until something has the focus. */
  readonly tabTo: (target: string) => Promise<void>
  /** Clicks on an element, once it is there. */
  readonly click: (selector: string) => Promise<void>
}

/** What the page says about a request. */
export const verdicts = {
  allowed: 'Allowed',
  blocked: 'Blocked by CORS policy',
  refused: 'The server does not start',
  unknown: 'No response',
} as const

export const agrees = 'Your browser did the same'
export const differs = 'Your browser did something different'

/** Selectors of what tests look at. */
export const failedSteps = '.steps > .fail > p'
export const arrows = '.move > .label > .who'
export const sentHeaders = '.browser-server .headers > li'
export const agreement = '#agreement strong'

export const patience = { timeout: 15_000, interval: 50 }

export function playgroundPage(
  tab: Tab,
  { pagePort }: Pick<Playground, 'pagePort'>,
): PlaygroundPage {
  const texts = (selector: string): Promise<readonly string[]> =>
    tab.evaluate(
      `[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.textContent.trim())`,
    )
  const click = async (selector: string): Promise<void> => {
    await expect.poll(() => texts(selector), patience).not.toEqual([])
    await tab.click(selector)
  }
  const focused = (): Promise<string> =>
    tab.evaluate('document.activeElement.id || document.activeElement.textContent')
  return {
    tab,
    texts,
    click,
    focused,
    tabTo: async (target) => {
      for (let presses = 0; presses < 60 && (await focused()) !== target; presses += 1) {
        await tab.press('Tab')
      }
      expect(await focused()).toBe(target)
    },
    open: async (hash) => {
      // The same page with another hash would not be loaded again.
      await tab.open('about:blank')
      await tab.open(`http://localhost:${pagePort}/#${hash}`)
    },
    expectVerdict: (title) =>
      expect
        .poll(() => texts('#verdict[aria-busy="false"] #verdict-title'), patience)
        .toEqual([title]),
    policy: () => tab.evaluate(`document.querySelector('#policy').value`),
    writePolicy: async (text) => {
      await click('#policy')
      await tab.press('SelectAll')
      await tab.type(text)
    },
  }
}

/** Describes what somebody does in the playground, in every engine. */
export function describePlayground(
  body: (page: () => PlaygroundPage, originOf: (name: string) => string, engine: string) => void,
): void {
  describe('the playground', { timeout: 60_000 }, () => {
    let playground: Playground

    beforeAll(async () => {
      playground = await startPlayground()
      return playground.program.stop
    }, 30_000)

    describeEngines((browser, engine) => {
      body(
        () => playgroundPage(browser().tab, playground),
        (name) => `http://${name}.localhost:${playground.pagePort}`,
        engine,
      )
    })
  })
}
