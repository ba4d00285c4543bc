import { lineToWrite, type CorsProblem } from '../problems.js'
import { escapeUnit } from './escape.js'

/** What was reported, by code and function. Not by text: an answer may hold what a request sent. */
const reported = new Set<string>()

/**
 * Reports a problem with what a function of the user's answered, as a process warning. One of each kind is enough: the
 * function is asked for every request.
 */
export function warnOnce(problem: CorsProblem, answeredBy: (...given: never[]) => unknown): void {
  const { code, message } = problem
  // By its source: a delegate may make the same function for each request.
  const key = `${code} ${answeredBy.toString()}`
  if (reported.has(key)) return
  reported.add(key)
  const line = lineToWrite(problem)
  const text = line === undefined ? message : `${message}\n${line}`
  // Messages shorten with an ellipsis, which an escape would make unreadable.
  const escaped = text.replaceAll('…', '...').replaceAll(/[^\n\x20-\x7e]/g, escapeUnit)
  process.emitWarning(escaped, { type: 'CorsOptionsWarning', code })
}
