import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { ending } from './ending.js'

/** A program that runs beside the tests until it is stopped. */
export interface Daemon {
  /** Everything that it has written so far to stdout and stderr. */
  readonly output: () => string
  /** Stops the program and everything that it started. */
  readonly stop: () => Promise<void>
}

export interface DaemonOptions {
  readonly file: string
  readonly parameters: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** The user to run it as. Some programs refuse to run as root. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  /** Whether the program is ready, given its output so far. It is called until it returns true, so it must be fast. */
  readonly isReady: (output: string) => boolean | Promise<boolean>
}

const isRunning = ({ pid, exitCode, signalCode }: ChildProcess): boolean =>
  pid !== undefined && exitCode === null && signalCode === null

/** Stops a process and its descendants: it leads its own process group. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The whole group has ended already.
  }
}

/**
 * Starts a program and waits until it is ready. It stops when the tests end, however they end.
 *
 * @throws with the program's output if it ends before it is ready, if it is not ready after 20 seconds, or if `isReady`
 * throws. The program has stopped by then.
 */
export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { file, parameters, environment = {}, user = {}, isReady } = options
  const child = spawn(file, parameters, {
    ...user,
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
      // If the program ended because its port was taken, another program is ready there.
      if ((await isReady(output)) && isRunning(child)) return { output: () => output, stop }
      await Promise.race([closed, wait(50)])
    }
  } catch (error) {
    cause = error
  }
  await stop()
  throw new Error(`${[file, ...parameters].join(' ')} did not get ready.\n${output}`, { cause })
}
