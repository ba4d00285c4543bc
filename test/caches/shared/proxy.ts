import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answersAt } from '../../support/answers-at.js'
import type { Startable } from '../../support/describe-program.js'
import { startDaemon, type Daemon } from '../../support/daemon.js'
import { freePort } from '../../support/free-port.js'
import type { Needed } from '../../support/programs.js'

/** A caching proxy with an empty cache, to put in front of a server. */
export interface Proxy {
  /** @returns the port to send requests to */
  readonly connect: (server: number) => Promise<number>
  readonly close: () => Promise<void>
}

export interface Place {
  /** An empty folder for everything that the program writes. */
  readonly folder: string
  /** The port to listen on, on 127.0.0.1. */
  readonly port: number
  /** The port of the server behind it. */
  readonly server: number
}

/** Writes the program's configuration, and returns its parameters. The program must stay in the foreground. */
export type Configure = (place: Place) => Promise<readonly string[]>

export const createProxy = (needed: Needed, configure: Configure): Startable<Proxy> => ({
  needed,
  start: async ([file = '']) => {
    const folder = await mkdtemp(join(tmpdir(), 'allow-origin-cache-'))
    let daemon: Daemon | undefined
    return {
      connect: async (server) => {
        const port = await freePort()
        const parameters = await configure({ folder, port, server })
        daemon = await startDaemon({
          file,
          parameters,
          isReady: () => answersAt(`http://127.0.0.1:${port}/ready`),
        })
        return port
      },
      close: async () => {
        await daemon?.stop()
        await rm(folder, { recursive: true, maxRetries: 5 })
      },
    }
  },
})
