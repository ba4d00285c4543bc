import type { CorsOptionsError } from '../problems.js'
import { quote } from '../values/quote.js'
import { escape } from './escape.js'
import type { DecisionMessage } from './message.js'

/** A decision as one log line. Whatever the client sent stays inside quotes and cannot start a new line. */
export function lineOf(message: DecisionMessage): string {
  const { kind, allowed, reason, origin } = message
  const what = kind === 'preflight' ? 'preflight for' : 'actual request'
  const from = origin === undefined ? 'without an origin' : `from ${escape(origin)}`
  const outcome = allowed ? 'allowed' : 'denied'
  return `${what} ${target(message)} ${from}: ${outcome}, ${reason}${detail(message)}`
}

/** The method and path, as the client sent them. The query is left out because it can contain tokens. */
function target({ kind, method, requestMethod, request }: DecisionMessage): string {
  const asked = kind === 'preflight' ? requestMethod : method
  // A router removes its mount path from `url`.
  const urls: readonly unknown[] = [request.originalUrl, request.url]
  const [path] = urls.find((url) => typeof url === 'string')?.split('?', 1) ?? []
  return escape([asked, path].join(' ').trim())
}

function detail({ allowed, reason, origin, policy, error }: DecisionMessage): string {
  if (reason === 'error')
    return isRefusal(error) ? listProblems(error) : ` ${escape(reasonWords(error))}`
  const meant = allowed || origin === undefined ? undefined : policy?.nearest(origin)
  return meant === undefined ? '' : `, did you mean \`${meant}\`?`
}

/** The most problems that a line shows; `error.problems` has all of them. */
const mostProblems = 5

/** Checks the name, so an error from another copy of this package counts too. */
const isRefusal = (error: unknown): error is CorsOptionsError =>
  error instanceof Error && error.name === 'CorsOptionsError' && 'problems' in error

/** Lists problems by code and path, because their messages are too long for a log line. */
function listProblems({ problems }: CorsOptionsError): string {
  const shown = problems
    .slice(0, mostProblems)
    .map(({ code, path }) => ` ${escape(path === '' ? code : `${code} at ${path}`)}`)
  const more = problems.length - shown.length
  return `${shown.join(',')}${more > 0 ? ` and ${more} more` : ''}`
}

function reasonWords(error: unknown): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error
  const text = isError ? error.message : error
  return typeof text === 'string' ? text : quote(text)
}
