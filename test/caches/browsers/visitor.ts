import type { Engine } from '../../browsers/engines/engine.js'
import type { Startable } from '../../support/describe-program.js'
import type { Origins, Page } from '../origins.js'
import type { PageAnswer, PageRequest } from './page-request.js'
import { servePages } from './serve-pages.js'

/** A browser with a cache that is empty at startup. */
export interface Visitor {
  readonly origins: Origins
  /** Sends each request twice from a page, one right after the other. */
  readonly askFrom: (
    page: Page,
    requests: readonly PageRequest[],
  ) => Promise<readonly (readonly PageAnswer[])[]>
  readonly close: () => Promise<void>
}

/** A visitor that uses a driver. */
export const drivenVisitor = ({ needed, start }: Engine): Startable<Visitor> => ({
  needed,
  start: async (files) => {
    const { origins, close } = await servePages()
    try {
      const browser = await start(files)
      return {
        origins,
        askFrom: async (page, requests) => {
          await browser.tab.open(`${origins[page]}/`)
          return browser.tab.call('askTwice', requests)
        },
        close: async () => {
          await browser.close().finally(close)
        },
      }
    } catch (error) {
      await close()
      throw error
    }
  },
})
