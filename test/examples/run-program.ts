import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { ending } from '../support/ending.js'

export const examplesFolder = fileURLToPath(new URL('../../examples', import.meta.url))

export interface Program {
  readonly pid: number
  readonly stdout: string
  readonly stderr: string
  /** Its exit status, once it has ended. `null` if a signal ended it. */
  readonly exit: Promise<number | null>
  /** Kills it and waits until it has ended. */
  readonly stop: () => Promise<void>
}

/**
 * Runs a program from the examples folder on free ports, until it has printed something.
 *
 * @param printed what to wait for. If omitted, this waits until the program ends.
 * @param variables environment variables, such as a port
 * @throws if the program ends, or a minute passes, before that. The program has then ended.
 */
export async function run(
  file: string,
  printed?: RegExp,
  variables: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const child = spawn(process.execPath, [file], {
    cwd: examplesFolder,
    // The programs must not print colors or read the variables that Vitest sets.
    env: { PATH: process.env.PATH, PORT: '0', API_PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: ending,
    killSignal: 'SIGKILL',
  })
  const output = { stdout: '', stderr: '', ended: false }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  // By the time of `close`, unlike `exit`, all of the output has arrived.
  const exit = once(child, 'close').then(([status]) => status as number | null)
  void exit.then(() => {
    output.ended = true
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exit
  }

  const isReady = (): boolean => (printed ? printed.test(output.stdout) : output.ended)
  for (let attempts = 0; attempts < 3000 && !isReady() && !output.ended; attempts += 1)
    await wait(20)
  if (!isReady() || child.pid === undefined) {
    await stop()
    throw new Error(`${file} did not get ready.\n${output.stdout}${output.stderr}`)
  }
  return {
    pid: child.pid,
    get stdout() {
      return output.stdout
    },
    get stderr() {
      return output.stderr
    },
    exit,
    stop,
  }
}
