import { beforeAll, describe, expect } from 'vitest'
import { startPlayground, type Playground } from '../examples/playground.js'
import { describeEngines } from './engines/describe-engines.js'
import type { Tab } from './engines/engine.js'

/** The playground's page, as a visitor sees and uses it. */
export interface PlaygroundPage {
  readonly tab: Tab
  /** Opens the page with this hash, such as a preset. */
  readonly open: (hash: string) => Promise<void>
  /** Waits until the page shows this verdict. */
  readonly expectVerdict: (title: string) => Promise<void>
  /** The texts of the elements that a selector matches, including text for screen readers. */
  readonly texts: (selector: string) => Promise<readonly string[]>
  readonly policy: () => Promise<string>
  readonly writePolicy: (text: string) => Promise<void>
  /** The id of the focused element, or its text if it does not have an id. */
  readonly focused: () => Promise<string>
  /** Presses the tab key until the target has the focus. */
  readonly tabTo: (target: string) => Promise<void>
  /** Clicks on an element once it exists. */
  readonly click: (selector: string) => Promise<void>
}

/** The verdicts that the page shows. */
export const verdicts = {
  allowed: 'Allowed',
  blocked: 'Blocked by CORS policy',
  refused: 'The server does not start',
  unknown: 'No response',
} as const

export const agrees = 'Your browser did the same'

/** Selectors that several tests use. */
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

/** Declares tests of the playground in every engine. */
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
