import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { ending } from './ending.js'

/** A program that runs beside the tests until it is stopped. */
export interface Daemon {
  /** All that it has written so far, to either output. */
  readonly output: () => string
  /** Ends it, and all that it has started. */
  readonly stop: () => Promise<void>
}

export interface DaemonOptions {
  readonly file: string
  readonly parameters: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Whether it can be used, given what it has written; asked until it says so, which must not take long. */
  readonly isReady: (output: string) => boolean | Promise<boolean>
}

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null

/** Ends a process and its descendants: it leads a group of its own. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The whole group has ended already.
  }
}

/**
 * Starts a program and waits until it can be used. It ends with the tests, however they end.
 *
 * @throws with what it wrote, where it ends or 20 seconds go by before it is ready, or `isReady` throws; it has ended then
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { file, parameters, environment = {}, isReady } = options
  const child = spawn(file, parameters, {
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const killNow = (): void => {
    kill(child)
  }
  ending.addEventListener('abort', killNow)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const closed = once(child, 'exit').catch((error: unknown) => {
    output += String(error)
  })
  const stop = async (): Promise<void> => {
    killNow()
    await closed
    ending.removeEventListener('abort', killNow)
  }

  let cause: unknown
  try {
    const end = performance.now() + 20_000
    while (isRunning(child) && performance.now() < end) {
      // Where it could not have its port, it is another program that is ready there.
      if ((await isReady(output)) && isRunning(child)) return { output: () => output, stop }
      await Promise.race([closed, wait(50)])
    }
  } catch (error) {
    cause = error
  }
  await stop()
  throw new Error(`${[file, ...parameters].join(' ')} did not get ready.\n${output}`, { cause })
}
