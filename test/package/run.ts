import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/**
 * Runs a program and waits until it ends.
 *
 * @returns what it printed
 * @throws with its whole output if it fails or does not end within a minute
 */
export async function run(
  program: string,
  parameters: readonly string[],
  folder: string,
): Promise<string> {
  try {
    const { stdout } = await execute(program, parameters, { cwd: folder, timeout: 60_000 })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    const command = [program, ...parameters].join(' ')
    throw new Error(`${command} failed:\n${stdout}${stderr}`, { cause: error })
  }
}
