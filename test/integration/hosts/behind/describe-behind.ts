import { cors } from 'allow-origin'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Running } from '../../framework.js'
import { app } from '../../requests.js'
import { differences } from '../answers.js'
import { rows } from '../rows.js'
import { expectedAnswer, receivedAnswer } from './answers-behind.js'
import type { Behind } from './behind.js'

/** The policy that the rows are about. */
const options = {
  origin: app,
  credentials: true,
  exposedHeaders: ['X-Total'],
  maxAge: 600,
}

/** Sends every row to each server, without and with `enforce`. */
export function describeBehind(behind: Behind): void {
  const { name, packages, servers } = behind
  describe(name, () => {
    for (const variant of Object.keys(servers)) {
      describe(`in ${variant}, as it is`, () => {
        sendEveryRow(behind, variant, false)
      })

      const host = { name, variant, section: 'With their own CORS headers', packages } as const
      describe(`in ${variant}, under \`enforce\``, { meta: { host } }, () => {
        sendEveryRow(behind, variant, true)
      })
    }
  })
}

function sendEveryRow(behind: Behind, variant: string, enforce: boolean): void {
  let running: Running

  beforeAll(async () => {
    const start = behind.servers[variant]
    if (!start) throw new Error(`There is no server called ${variant}.`)
    running = await start(cors({ ...options, enforce }))
    return running.close
  })

  for (const row of rows) {
    it(row.title, { meta: { row: row.title } }, async ({ task }) => {
      const received = await receivedAnswer(row, behind, running.port)
      const expected = expectedAnswer(row, behind, enforce)

      task.meta.differences = differences(received, expected)
      expect(received).toEqual(expected)
    })
  }
}
