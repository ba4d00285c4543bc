import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { startDaemon } from './daemon.js'

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const forever = 'setInterval(() => {}, 1000)'

/** Starts Node with a script, and passes its process id to `isReady`. */
const startScript = (
  script: string,
  isReady: (pid: number) => boolean | Promise<boolean>,
): Promise<unknown> =>
  startDaemon({
    file: process.execPath,
    parameters: ['-e', `console.log('pid', process.pid); ${script}`],
    isReady: (output) => {
      const pid = /pid (\d+)/.exec(output)?.[1]
      return pid !== undefined && isReady(Number(pid))
    },
  })

it('a program is stopped if `isReady` throws', async () => {
  const started: number[] = []
  const starting = startScript(forever, (pid) => {
    started.push(pid)
    throw new Error('cannot tell')
  })

  await expect(starting).rejects.toMatchObject({ cause: new Error('cannot tell') })
  expect(started.map(isThere)).toEqual([false])
})

it('a program that has ended is not ready, even if `isReady` returns true', async () => {
  const starting = startScript(forever, async (pid) => {
    process.kill(pid)
    while (isThere(pid)) await wait(10)
    return true
  })

  await expect(starting).rejects.toThrow('did not get ready')
})

it('a program that does not exist is not ready', async () => {
  const starting = startDaemon({ file: '/nowhere', parameters: [], isReady: () => false })

  await expect(starting).rejects.toThrow('ENOENT')
})
