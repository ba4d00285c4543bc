import { quote } from '../quote.js'
import { escape } from './escape.js'
import type { DecisionMessage } from './message.js'

/** A decision as one line of a log: whatever the request had in it, the line is one, and only quotes hold what it sent. */
export function lineOf(message: DecisionMessage): string {
  const { kind, allowed, reason, origin } = message
  const what = kind === 'preflight' ? 'preflight for' : 'actual request'
  const from = origin === undefined ? 'without an origin' : `from ${escape(origin)}`
  const outcome = allowed ? 'allowed' : 'denied'
  return `${what} ${target(message)} ${from}: ${outcome}, ${reason}${detail(message)}`
}

/** Method and path. Not the query, where tokens stand that are nobody's business who reads a log. */
function target({ kind, method, requestMethod, request }: DecisionMessage): string {
  const asked = kind === 'preflight' ? requestMethod : method
  const [path] = (request.url ?? '').split('?', 1)
  return escape([asked, path].join(' ').trim())
}

function detail({ allowed, reason, origin, policy, error }: DecisionMessage): string {
  if (reason === 'error') return ` ${escape(words(error))}`
  const meant = allowed || origin === undefined ? undefined : policy?.nearest(origin)
  return meant === undefined ? '' : `, did you mean \`${meant}\`?`
}

function words(error: unknown): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error
  const text = isError ? error.message : error
  return typeof text === 'string' ? text : quote(text)
}
