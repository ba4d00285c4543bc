import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { answersAt } from '../support/answers-at.js'
import type { Startable } from '../support/describe-program.js'
import { startDaemon } from '../support/daemon.js'
import { nginx, postgresql } from '../support/programs.js'
import { startPostgres, type Postgres } from './postgres.js'

const program = fileURLToPath(new URL('../../examples/tenants/behind-nginx.js', import.meta.url))

/** Three servers of the example behind nginx, and their database. */
export interface ThreeServers {
  readonly database: Postgres
  /** The port of nginx. */
  readonly front: number
  /** The port of each server. */
  readonly ports: readonly number[]
  /** Everything that the servers have printed so far. */
  readonly output: () => string
  readonly close: () => Promise<void>
}

export const threeServers: Startable<ThreeServers> = {
  // The message names what is missing.
  needed: nginx.find() !== undefined || postgresql.find() === undefined ? postgresql : nginx,
  start: async (files) => {
    const database = await startPostgres(files)
    try {
      const front = await freePorts(4)
      const ports = [front + 1, front + 2, front + 3]
      const daemon = await startDaemon({
        file: process.execPath,
        parameters: [program],
        environment: { PORT: String(front), DATABASE_URL: database.url },
        isReady: async () => {
          const all = [front, ...ports].map((port) => answersAt(`http://127.0.0.1:${port}/items`))
          return (await Promise.all(all)).every(Boolean)
        },
      })
      return {
        database,
        front,
        ports,
        output: daemon.output,
        close: async () => {
          await daemon.stop()
          await database.close()
        },
      }
    } catch (error) {
      await database.close()
      throw error
    }
  },
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(false)
    })
    server.listen(port, '127.0.0.1', () =>
      server.close(() => {
        resolve(true)
      }),
    )
  })

/** The first of several ports in a row that were free a moment ago. */
async function freePorts(count: number): Promise<number> {
  for (let attempts = 0; attempts < 100; attempts += 1) {
    const first = 20_000 + Math.floor(Math.random() * 10_000)
    const all = Array.from({ length: count }, (_, index) => isFree(first + index))
    if ((await Promise.all(all)).every(Boolean)) return first
  }
  throw new Error('No free port was found.')
}
