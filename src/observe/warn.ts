import { lineToWrite, type CorsProblem } from '../problems.js'
import { escapeUnit } from './escape.js'

/** The reported problems, by code and function. The text is not part of the key because it can contain request data. */
const reported = new Set<string>()

/**
 * Emits a process warning about a value that a user's function returned. Each kind is reported only once, because the
 * function runs for every request.
 */
export function warnOnce(problem: CorsProblem, answeredBy: (...given: never[]) => unknown): void {
  const { code, message } = problem
  // Functions are compared by source, because a delegate can create the same function for each request.
  const key = `${code} ${answeredBy.toString()}`
  if (reported.has(key)) return
  reported.add(key)
  const line = lineToWrite(problem)
  const text = line === undefined ? message : `${message}\n${line}`
  // Shortened messages contain an ellipsis, which would be unreadable if escaped.
  const escaped = text.replaceAll('…', '...').replaceAll(/[^\n\x20-\x7e]/g, escapeUnit)
  process.emitWarning(escaped, { type: 'CorsOptionsWarning', code })
}
