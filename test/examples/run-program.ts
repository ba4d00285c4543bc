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
  /** Its exit status, once it ended; `null` where a signal ended it. */
  readonly exit: Promise<number | null>
  /** Ends it, whatever it is doing. */
  readonly stop: () => Promise<void>
}

/**
 * Runs a program of the examples' folder, on ports that are free, until it has printed something.
 *
 * @param printed what it has to print; left out, it is run to its end
 * @throws where it ends or 20 seconds go by without that; it has ended then
 */
export async function run(
  file: string,
  printed?: RegExp,
  ports: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const child = spawn(process.execPath, [file], {
    cwd: examplesFolder,
    // Colours would be in the way, and what starts vitest must not reach the programs.
    env: { PATH: process.env.PATH, PORT: '0', API_PORT: '0', ...ports },
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
  // `close` and not `exit`: what it printed has arrived by then.
  const exit = once(child, 'close').then(([status]) => status as number | null)
  void exit.then(() => {
    output.ended = true
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await exit
  }

  const isReady = (): boolean => (printed ? printed.test(output.stdout) : output.ended)
  for (let attempts = 0; attempts < 1000 && !isReady() && !output.ended; attempts += 1)
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
