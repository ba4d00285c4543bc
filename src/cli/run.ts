import { createRequire } from 'node:module'
import type { Explanation } from '../explain/explanation.js'
import { printable, wrap } from '../explain/layout.js'
import { renderExplanation } from '../explain/render.js'
import { CannotTell } from './cannot-tell.js'
import { checkServer } from './check.js'
import { paint, wantsColors, type Environment, type Stream } from './colors.js'
import { readCommand, type Check } from './command.js'
import { help } from './help.js'
import { notesOn } from './notes.js'

/** The parts of the process that the program uses. */
export interface Terminal {
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Environment
}

const statuses = { allowed: 0, blocked: 1, unknown: 2 } as const

/**
 * Runs the program.
 *
 * @param args the command line, without `node` and the program's path
 * @returns the exit status
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const { stdout, stderr } = terminal
  try {
    const command = readCommand(args)
    if (command.kind !== 'check') {
      stdout.write(command.kind === 'help' ? help : `${readVersion()}\n`)
      return 0
    }
    const explanation = await checkServer(command, `allow-origin/${readVersion()}`)
    stdout.write(
      command.json
        ? toJson(explanation)
        : toText(explanation, command, wantsColors(stdout, terminal.env)),
    )
    return statuses[explanation.verdict]
  } catch (error) {
    const message = error instanceof CannotTell ? error.message : `internal error: ${String(error)}`
    stderr.write(`allow-origin: ${printable(message)}\n`)
    return 2
  }
}

function readVersion(): string {
  const { version } = createRequire(import.meta.url)('allow-origin/package.json') as {
    version: string
  }
  return version
}

/** JSON in ASCII, so nothing from a server reaches the terminal unescaped. */
const toJson = (explanation: Explanation): string =>
  `${JSON.stringify(explanation, undefined, 2).replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  )}\n`

function toText(explanation: Explanation, check: Check, hasColors: boolean): string {
  const notes = notesOn(explanation, check).map((note) =>
    wrap(printable(note), 'Note: ', '  ').join('\n'),
  )
  const rendered = renderExplanation(explanation, hasColors ? { paint } : {})
  return `${[rendered, ...notes].join('\n\n')}\n`
}
