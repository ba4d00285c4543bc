import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'

/** The compiler versions to test, each with the name of its npm package. */
export const compilers = {
  'TypeScript 5.0': 'typescript5.0',
  'TypeScript 5.9': 'typescript',
  'TypeScript 7': 'typescript7',
} as const

/** A compiler's error at one position. `text` has all lines of the message. */
export interface CompilerError {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly text: string
}

/** Writes files below a folder, by their paths. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

/**
 * Checks the files that `tsconfig.json` in a folder of the project includes.
 *
 * @throws if the compiler does not run, or prints something other than errors
 */
export async function compile(
  compiler: string,
  project: string,
  folder: string,
  options: readonly string[] = [],
): Promise<readonly CompilerError[]> {
  const program = join(project, 'node_modules', compiler, 'bin/tsc')
  const parameters = [program, '--noEmit', '--pretty', 'false', '--project', '.', ...options]
  const output = await new Promise<string>((resolve, reject) => {
    execFile(execPath, parameters, { cwd: folder }, (error, stdout, stderr) => {
      // For type errors, the compiler prints them and exits with status 1 or 2.
      if (error !== null && stdout === '') reject(new Error(stderr, { cause: error }))
      else resolve(stdout)
    })
  })
  return output.split(/\r?\n(?! )/).flatMap((message) => (message === '' ? [] : [parse(message)]))
}

function parse(message: string): CompilerError {
  const place = /^([^():]+)\((\d+),(\d+)\): error /.exec(message)
  if (place === null) throw new Error(message)
  const [start, file = '', line, column] = place
  return {
    file,
    line: Number(line),
    column: Number(column),
    text: message.slice(start.length).trimEnd(),
  }
}
