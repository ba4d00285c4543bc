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
  /** Waits until the page says that this browser did what the standard says. */
  readonly expectAgreement: () => Promise<void>
  /** The texts of the elements that a selector matches, including text for screen readers. */
  readonly texts: (selector: string) => Promise<readonly string[]>
  readonly policy: () => Promise<string>
  /** Replaces the text of a field at once, as an autocompletion does. Typing would judge each letter. */
  readonly write: (field: string, text: string) => Promise<void>
  /** Pastes a text into a field, as the clipboard does. */
  readonly paste: (field: string, text: string) => Promise<void>
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

/** Selectors that several tests use. */
export const failedSteps = '.steps > .fail > p'
export const arrows = '.move > .label > .who'
export const sentHeaders = '.browser-server .headers > li'
export const why = '#why'

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
      for (let presses = 0; presses < 80 && (await focused()) !== target; presses += 1) {
        await tab.press('Tab')
      }
      expect(await focused()).toBe(target)
    },
    open: async (hash) => {
      // The same page with another hash would not be loaded again.
      await tab.open('about:blank')
      await tab.open(`http://localhost:${pagePort}/#${hash}`)
    },
    expectVerdict: (title) => expect.poll(() => texts('#verdict-title'), patience).toEqual([title]),
    expectAgreement: () =>
      expect
        .poll(() => texts('#witness'), patience)
        .toEqual([expect.stringContaining('Your browser did the same')]),
    policy: () => tab.evaluate(`document.querySelector('#policy').value`),
    write: async (field, text) => {
      await click(field)
      await tab.evaluate(`void (() => {
        document.activeElement.select()
        document.execCommand('insertText', false, ${JSON.stringify(text)})
      })()`)
    },
    paste: async (field, text) => {
      await click(field)
      await tab.press('SelectAll')
      await tab.evaluate(`void (() => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', ${JSON.stringify(text)})
        const event = new Event('paste', { bubbles: true, cancelable: true })
        // Firefox ignores the data that a script passes to a \`ClipboardEvent\`.
        Object.defineProperty(event, 'clipboardData', { value: clipboardData })
        document.activeElement.dispatchEvent(event)
      })()`)
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
