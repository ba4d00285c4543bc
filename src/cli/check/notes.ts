import type { OutgoingRequest } from '../../browser/browser-request.js'
import type { Explanation } from '../../explain/explanation.js'
import { getHeader } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import type { Check } from './checks.js'
import { guessCause } from './hints.js'
import { cookieFor } from './live-sender.js'

/** Says what the program did by default, and what to try next. */
export const notesOn = (
  explanation: Explanation,
  check: Check,
  attack: OutgoingRequest | undefined,
): readonly string[] =>
  [
    // A made-up origin is the most likely cause, and nothing should be changed for it.
    noteOnOrigin(explanation, check),
    guessCause(explanation),
    noteOnNeeded(explanation),
    check.isPreflightOnly ? noteOnPreflightOnly(explanation) : noteOnUnsent(explanation),
    noteOnCookies(explanation, check),
    attack && noteOnAttack(attack),
  ].filter((note) => note !== undefined)

/** People often add these headers only to the preflight, and replace those that other requests need. */
function noteOnNeeded({ needed, exchanges, obstacle }: Explanation): string | undefined {
  const last = exchanges.at(-1)
  if (obstacle || needed.length === 0 || last?.request.kind !== 'preflight') return undefined
  const onBoth = needed
    .filter(([name]) => [names.allowOrigin, names.allowCredentials].includes(name))
    .map(([name]) => name)
  return (
    'Add these headers to the response to OPTIONS, and keep what it already lists for other requests. ' +
    `The response to the request itself also needs ${onBoth.join(' and ')}.`
  )
}

function noteOnPreflightOnly({ verdict, steps }: Explanation): string | undefined {
  if (verdict === 'allowed') {
    return (
      'Only the preflight was checked (--preflight-only). The response to the request itself also needs ' +
      `${names.allowOrigin}.`
    )
  }
  return steps.some(({ reason }) => reason === 'not-sent')
    ? 'A browser sends this request without a preflight, so there is nothing to check with --preflight-only. Leave it out.'
    : undefined
}

function noteOnUnsent({ verdict, request, exchanges }: Explanation): string | undefined {
  if (verdict !== 'unknown') return undefined
  return (
    (exchanges.length > 1
      ? 'The preflight passed, so a browser would now send the request. '
      : 'A browser would send this request without a preflight. ') +
    `This program did not, because ${request.method} may change something on the server. Add --send to send it. ` +
    (exchanges.length > 1 ? 'To check only the preflight, add --preflight-only. ' : '') +
    'Without its response, the check cannot tell (exit status 2).'
  )
}

const noteOnAttack = ({ kind, method, headers }: OutgoingRequest): string =>
  `The same ${kind === 'preflight' ? 'preflight' : method} was also sent from ` +
  `${getHeader(names.origin, headers) ?? ''}, to see whether the server allows it.`

function noteOnOrigin(
  { request, needed }: Explanation,
  { hasMadeUpOrigin }: Check,
): string | undefined {
  if (!hasMadeUpOrigin) return undefined
  const known =
    needed.length > 0 ? ', so it is not on any list. Do not allow it. Instead, add' : '. Add'
  return (
    `The origin ${request.origin} is made up${known} the origin of your page: ` +
    '--origin https://app.example.com'
  )
}

function noteOnCookies({ exchanges }: Explanation, check: Check): string | undefined {
  const { credentials } = check.script
  const answered = exchanges.filter(({ response }) => response).map(({ request }) => request)
  if (check.cookies.length === 0) {
    return credentials && answered.some(({ kind }) => kind === 'actual')
      ? "No cookies were sent. To send one, add --header 'Cookie: a=b'."
      : undefined
  }
  if (answered.some((request) => cookieFor(request, check) !== undefined)) {
    return (
      'Cookie was sent as if the browser had stored it; scripts cannot set it. From another site, browsers ' +
      'send only cookies with SameSite=None and Secure.'
    )
  }
  return credentials
    ? 'Cookie was not sent. Browsers send it with the request itself, never with a preflight.'
    : 'Cookie was not sent because the request has no credentials. To send it, add --credentials.'
}
