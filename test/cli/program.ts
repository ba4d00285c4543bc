import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../../src/cli/colors.js'
import { run } from '../../src/cli/run.js'

/** What a run of the program left behind. */
export interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** The program that is built. */
export const programFile = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Runs it as a process. */
export const runProgram = (args: readonly string[], env: Environment = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const options = { env: { PATH: process.env.PATH, ...env }, timeout: 20_000 }
    execFile(process.execPath, [programFile, ...args], options, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code
      if (typeof status === 'number') resolve({ status, stdout, stderr })
      else reject(error ?? new Error('the program has no exit status'))
    })
  })

/** Runs the same in this process, with what it writes kept. */
export async function runHere(
  args: readonly string[],
  { env = {}, isTTY = false }: { readonly env?: Environment; readonly isTTY?: boolean } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({
    isTTY,
    write: (text: string) => (written[name] += text),
  })
  const status = await run(args, { stdout: stream('stdout'), stderr: stream('stderr'), env })
  return { status, ...written }
}

/** Text without the line breaks that only the width of the terminal made. */
export const unwrap = (text: string): string => text.replace(/\n {2,}(?![→←✓✗–])/g, ' ')

/** The page of the tests. */
export const page = 'https://app.example.com'
