import { setImmediate } from 'node:timers/promises'
import { cors, type CorsMiddleware, type CorsOptions } from 'allow-origin'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../requests.js'
import { differences, expectedAnswer, receivedAnswer } from './answers.js'
import type { Host, RunningHost } from './host.js'
import { rows } from './rows.js'

declare module 'vitest' {
  /** The report generates `docs/hosts.md` from this. */
  interface TaskMeta {
    host?: Pick<Host, 'name' | 'variant' | 'section' | 'packages'>
    /** The title of a row. */
    row?: string
    /** How the answer to this row differs from what it should be. */
    differences?: readonly string[]
  }
}

const policy: CorsOptions = {
  origin: app,
  credentials: true,
  exposedHeaders: ['X-Total'],
  maxAge: 600,
}

/** The policy that {@link rows} are about. */
export const synchronous = { title: '', middleware: cors(policy) }

/** The same, but decided after the middleware returned. Some hosts have ended the request by then. */
export const asynchronous = {
  title: 'asynchronous predicate',
  middleware: cors({ ...policy, origin: async (origin) => (await setImmediate(origin)) === app }),
}

/** Sends the request of every row to a host. */
export function describeHost(
  host: Host,
  middleware: CorsMiddleware = synchronous.middleware,
): void {
  const { name, variant = '', section, packages } = host
  const title = variant ? `${name} (${variant})` : name

  describe(title, { meta: { host: { name, variant, section, packages } } }, () => {
    let running: RunningHost
    let calls = 0

    beforeAll(async () => {
      running = await host.start(middleware, () => {
        calls += 1
      })
      return running.close
    })

    for (const row of rows) {
      it(row.title, { meta: { row: row.title } }, async ({ task }) => {
        calls = 0
        const response = await running.send(row.request)
        const received = receivedAnswer(response, calls, row, host)
        const expected = expectedAnswer(row, host)

        task.meta.differences = differences(received, expected)
        expect(received).toEqual(expected)
      })
    }
  })
}
