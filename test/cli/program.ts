import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Environment } from '../../src/cli/colors.js'
import { run } from '../../src/cli/run.js'

/** The result of running the program. */
export interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** The built program. */
export const programFile = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Runs the built program as a process. */
export const runProgram = (args: readonly string[], env: Environment = {}): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const options = { env: { PATH: process.env.PATH, ...env }, timeout: 20_000 }
    execFile(process.execPath, [programFile, ...args], options, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code
      if (typeof status === 'number') resolve({ status, stdout, stderr })
      else reject(error ?? new Error('the program has no exit status'))
    })
  })

/** Runs the program in this process and captures its output. */
export async function runHere(
  args: readonly string[],
  {
    env = {},
    isTTY = false,
    columns = 80,
  }: { readonly env?: Environment; readonly isTTY?: boolean; readonly columns?: number } = {},
): Promise<Ran> {
  const written = { stdout: '', stderr: '' }
  const stream = (name: keyof typeof written) => ({
    isTTY,
    columns,
    write: (text: string) => (written[name] += text),
  })
  const status = await run(args, { stdout: stream('stdout'), stderr: stream('stderr'), env })
  return { status, ...written }
}

/** Removes the line breaks that come only from wrapping. */
export const unwrap = (text: string): string => text.replace(/\n {2,}(?![→←✓✗–])/g, ' ')

/** The page's origin in these tests. */
export const page = 'https://app.example.com'
