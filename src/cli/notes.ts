import type { Explanation } from '../explain/explanation.js'
import * as names from '../protocol/header-names.js'
import type { Check } from './command.js'
import { guessCause } from './hints.js'
import { cookieFor } from './live-sender.js'

/** What the program did of its own accord, and what to try next. */
export const notesOn = (explanation: Explanation, check: Check): readonly string[] =>
  [
    guessCause(explanation),
    noteOnNeeded(explanation),
    noteOnUnsent(explanation),
    noteOnOrigin(explanation, check),
    noteOnCookies(explanation, check),
  ].filter((note) => note !== undefined)

/** The headers of a preflight are often added to it alone, and in place of those for other requests. */
function noteOnNeeded({ needed, exchanges }: Explanation): string | undefined {
  const last = exchanges.at(-1)
  if (needed.length === 0 || last?.request.kind !== 'preflight') return undefined
  const onBoth = needed
    .filter(([name]) => [names.allowOrigin, names.allowCredentials].includes(name))
    .map(([name]) => name)
  return (
    'This is what the response to OPTIONS needs for this one request, beside what it lists for others. ' +
    `The response to the request itself needs ${onBoth.join(' and ')} as well.`
  )
}

function noteOnUnsent({ verdict, request, exchanges }: Explanation): string | undefined {
  if (verdict !== 'unknown') return undefined
  return (
    (exchanges.length > 1
      ? 'The preflight passed, so that a browser would send the request now. '
      : 'A browser would send it, without a preflight. ') +
    `This program did not, as ${request.method} may change something on the server: add --send to send it. Until then ` +
    'nobody can tell whether its response has the headers that it needs (exit status 2).'
  )
}

function noteOnOrigin(
  { request, needed }: Explanation,
  { hasMadeUpOrigin }: Check,
): string | undefined {
  if (!hasMadeUpOrigin) return undefined
  const known = needed.length > 0 ? ', and no server has it on a list' : ''
  return (
    `The origin ${request.origin} is made up${known}. Name that of your page: ` +
    '--origin https://app.example.com'
  )
}

function noteOnCookies({ exchanges }: Explanation, check: Check): string | undefined {
  const { credentials } = check.script
  const answered = exchanges.filter(({ response }) => response).map(({ request }) => request)
  if (check.cookies.length === 0) {
    return credentials && answered.some(({ kind }) => kind === 'actual')
      ? "There were no cookies to send. To send one as if the browser had it: --header 'Cookie: a=b'"
      : undefined
  }
  if (answered.some((request) => cookieFor(request, check) !== undefined)) {
    return (
      'Cookie went along as if the browser had it. No script can set it, and from another site a browser ' +
      'sends it only where it was set with SameSite=None and Secure.'
    )
  }
  return credentials
    ? 'Cookie was not sent: it goes along with the request itself, and never with a preflight.'
    : 'Cookie was not sent: it is for the browser to send, where credentials go along. Add --credentials'
}
