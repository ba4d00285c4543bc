import { json, type Express } from 'express'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startScreen } from '../../browsers/engines/screen.js'
import { startDaemon } from '../../support/daemon.js'
import type { Startable } from '../../support/describe-program.js'
import { webkit as needed } from '../../support/programs.js'
import type { Command, PageAnswer } from './page-request.js'
import { servePages } from './serve-pages.js'
import type { Visitor } from './visitor.js'

type Done = readonly (readonly PageAnswer[])[]

/**
 * With a driver, WebKitGTK's browser browses privately and has no HTTP cache. So it is started without one, with a
 * profile in its own folder, and its pages ask the server what to do.
 */
export const webkitVisitor: Startable<Visitor> = {
  needed,
  start: async ([, screen = '', browser = '']) => {
    const turns = new Turns()
    let closeAll = (): Promise<unknown> => Promise.resolve()
    /** Closes in reverse order. If one fails, the others are still closed. */
    const onClose = (close: () => Promise<unknown>): void => {
      const others = closeAll
      closeAll = () => close().finally(others)
    }
    try {
      const pages = await servePages('follow.js', (server) => {
        turns.serve(server)
      })
      onClose(pages.close)
      const folder = await mkdtemp(join(tmpdir(), 'allow-origin-webkit-'))
      onClose(() => rm(folder, { recursive: true, maxRetries: 5 }))
      const { daemon, environment } = await startScreen(screen)
      onClose(daemon.stop)
      const started = await startDaemon({
        file: browser,
        parameters: [`${pages.origins.stranger}/`],
        environment: {
          ...environment,
          HOME: folder,
          XDG_CACHE_HOME: join(folder, 'cache'),
          XDG_CONFIG_HOME: join(folder, 'config'),
          XDG_DATA_HOME: join(folder, 'data'),
        },
        isReady: () => turns.hasBegun,
      })
      onClose(started.stop)
      return {
        origins: pages.origins,
        askFrom: async (page, requests) => {
          await turns.take({ goTo: `${pages.origins[page]}/` })
          return (await turns.take({ ask: requests })) ?? []
        },
        close: async () => {
          await closeAll()
        },
      }
    } catch (error) {
      await closeAll()
      throw error
    }
  },
}

/** Hands commands to the page that asks for them, one at a time. */
class Turns {
  #command: ((command: Command) => void) | undefined
  #done: ((done: Done | null) => void) | undefined

  /** Whether a page waits for its first command. */
  get hasBegun(): boolean {
    return this.#command !== undefined
  }

  serve(server: Express): void {
    server.post(
      '/turn',
      json({ strict: false, type: () => true, limit: '10mb' }),
      (request, response) => {
        this.#command = (command) => {
          response.json(command)
        }
        this.#done?.(request.body as Done | null)
      },
    )
  }

  /** @returns what the page sends when it asks for the next command; a new page sends `null` */
  take(command: Command): Promise<Done | null> {
    return new Promise((resolve) => {
      this.#done = resolve
      this.#command?.(command)
    })
  }
}
