import { createRequire } from 'node:module'
import { printable } from '../explain/layout.js'
import { runAudit } from './audit.js'
import { isAudit } from './audit-arguments.js'
import { paint, wantsColors, widthOf, type Environment, type Stream } from './colors.js'
import { readCommand, type Command, type ReportOptions } from './check/command.js'
import { help } from './help.js'
import type { Client } from './check/live-sender.js'
import { jsonOfError, jsonOfResult, jsonOfRows, toAscii } from './check/report-json.js'
import { toJunit } from './check/report-junit.js'
import { toTable } from './check/report-table.js'
import { toText } from './check/report-text.js'
import { resultOf, statusOf, toCheckError, toRow, type Row } from './check/results.js'

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
  const { stdout } = terminal
  if (isAudit(args)) return runAudit(args, terminal, `allow-origin/${readVersion()}`)
  try {
    const command = readCommand(args)
    if (command.kind === 'check') return await runCheck(command, terminal)
    if (command.kind === 'table') return await runTable(command, terminal)
    stdout.write(command.kind === 'help' ? help : `${readVersion()}\n`)
    return 0
  } catch (error) {
    return reportError(error, args.includes('--json'), terminal)
  }
}

/** Prints an error. With `--json`, it is an object too. */
function reportError(error: unknown, isJson: boolean, { stdout, stderr }: Terminal): 2 {
  if (isJson) stdout.write(toAscii(jsonOfError(error)))
  else stderr.write(`allow-origin: ${printable(toCheckError(error).message)}\n`)
  return 2
}

type Of<Kind> = Extract<Command, { readonly kind: Kind }>

async function runCheck({ report, ...check }: Of<'check'>, terminal: Terminal): Promise<0 | 1 | 2> {
  const { stdout, stderr } = terminal
  const result = await resultOf(check, clientOf(terminal))
  if (report.format === 'json') stdout.write(toAscii(jsonOfResult(result)))
  else if ('error' in result) stderr.write(`allow-origin: ${printable(result.error.message)}\n`)
  else stdout.write(toText(result.explanation, result.notes, styleOf(terminal, report)))
  if ('error' in result) return 2
  const { verdict, warnings } = result.explanation
  return report.failsOnWarning && verdict === 'allowed' && warnings.length > 0
    ? 1
    : statuses[verdict]
}

async function runTable({ checks, report }: Of<'table'>, terminal: Terminal): Promise<0 | 1 | 2> {
  const rows: Row[] = []
  const client = clientOf(terminal)
  // One at a time: the servers are not ours to load.
  for (const expectation of checks) {
    const result = await resultOf(expectation.check, client)
    rows.push(toRow(expectation, result, report.failsOnWarning))
  }
  const { width, paint: painted } = styleOf(terminal, report)
  const print = {
    json: () => toAscii(jsonOfRows(rows)),
    junit: () => toJunit(rows),
    text: () => toTable(rows, width, painted),
  }
  terminal.stdout.write(print[report.format]())
  return statusOf(rows)
}

const styleOf = ({ stdout, env }: Terminal, { isVerbose }: ReportOptions) => ({
  isVerbose,
  width: widthOf(stdout, env),
  paint: wantsColors(stdout, env) ? paint : (_: unknown, text: string) => text,
})

const clientOf = ({ env }: Terminal): Client => ({
  userAgent: `allow-origin/${readVersion()}`,
  env,
  attacks: new Map(),
})

function readVersion(): string {
  const { version } = createRequire(import.meta.url)('allow-origin/package.json') as {
    version: string
  }
  return version
}
