import { lineToWrite, type CorsProblem } from '../problems.js'
import { escapeUnit } from '../values/quote.js'

/** What the runtimes have to warn with. Workers without Node's compatibility have no `process`. */
interface WarningRuntime {
  readonly process?: {
    readonly emitWarning?: (text: string, options: { type: string; code: string }) => void
  }
  readonly console: { readonly warn: (text: string) => void }
}

/** The reported problems, by code and function. The text is not part of the key because it can contain request data. */
const reported = new Set<string>()

/**
 * Warns about a value that a user's function returned. It uses a process warning, or the console if there is no process.
 * Each kind is reported only once, because the function runs for every request.
 */
export function warnOnce(problem: CorsProblem, answeredBy: (...given: never[]) => unknown): void {
  const { code, message } = problem
  // Functions are compared by source, because a delegate can create the same function for each request.
  const key = `${code} ${answeredBy.toString()}`
  if (reported.has(key)) return
  reported.add(key)
  const line = lineToWrite(problem)
  const text = line === undefined ? message : `${message}\n${line}`
  warn(text, { type: 'CorsOptionsWarning', code })
}

/** Escapes everything but printable ASCII and line breaks. */
export function warn(text: string, { type, code }: { type: string; code: string }): void {
  // Shortened messages contain an ellipsis, which would be unreadable if escaped.
  const escaped = text.replaceAll('…', '...').replaceAll(/[^\n\x20-\x7e]/g, escapeUnit)
  const { process, console } = globalThis as WarningRuntime
  if (process?.emitWarning) process.emitWarning(escaped, { type, code })
  else console.warn(`[${code}] ${type}: ${escaped}`)
}
