import type { OutgoingRequest } from '../browser/browser-request.js'
import type { Exchange } from '../browser/judge.js'
import type { ExplainedStep, Explanation } from '../explain/explanation.js'
import { getHeader, includesName, type HeaderList } from '../protocol/header-list.js'
import * as names from '../protocol/header-names.js'
import { splitValue } from '../protocol/header-values.js'
import { isRedirectStatus } from '../protocol/statuses.js'

/** What is to be done about a failure, where its reason says enough. */
const guesses: Readonly<Partial<Record<ExplainedStep['reason'], string>>> = {
  'url-with-userinfo':
    "Leave them out of the URL. A script can give them as a header: --header 'Authorization: Basic …'",
  'method-listed-in-other-case':
    'Rather than the server, change the script: let it write the method in upper case.',
  'allow-origin-wildcard-with-credentials':
    'Where the request needs no cookies, leave the credentials out, and * will do. Else the server has to send ' +
    'back the origin of the request, with `Vary: Origin`, if it finds it on its list; never that of just any page.',
  'allow-origin-multiple':
    'Keep the list on the server: it has to send back the origin of the request, with `Vary: Origin`, if it finds ' +
    'it there. Where two headers came, two places add one, such as a proxy and the application.',
}

/** What most often is behind a response that blocks: no more than a guess at where to look first. */
export function guessCause(explanation: Explanation): string | undefined {
  const failed = explanation.steps.filter(({ outcome }) => outcome === 'fail')
  const guess = failed.map(({ reason }) => guesses[reason]).find((known) => known !== undefined)
  if (guess !== undefined) return guess
  const { request, response }: Partial<Exchange> =
    explanation.exchanges[failed.at(-1)?.exchange ?? -1] ?? {}
  if (!request || !response) return undefined
  const { status, headers } = response
  const isMissing = failed.some(({ reason }) => reason === 'allow-origin-missing')
  const isPreflight = request.kind === 'preflight'
  const location = getHeader('Location', headers)

  if (isRedirectStatus(status) && (isPreflight || (isMissing && location !== null))) {
    return guessOfRedirect(request, location)
  }
  if (isPreflight && (status < 200 || status > 299)) return guessOfStatus(status)
  if (
    explanation.request.origin !== 'null' &&
    getHeader(names.origin, request.headers) === 'null'
  ) {
    return (
      'After a redirect to a third origin a browser sends `Origin: null`, which no list of ' +
      `origins should have. Use ${request.url} in the script instead.`
    )
  }
  if (!isMissing) return undefined
  if (isPreflight || status < 400)
    return guessOfMissing(headers, isPreflight, explanation.preflight)
  return (
    `The response is an error (${status}), and what made it may not know of CORS: error pages, ` +
    'proxies and logins often leave the header out. The script does not get to see the status.'
  )
}

function guessOfRedirect({ kind, url }: OutgoingRequest, location: string | null): string {
  const isKnown = location !== null && URL.canParse(location, url)
  const instead = isKnown
    ? `Use ${new URL(location, url).href} in the script instead`
    : 'Use the URL that it leads to in the script instead'
  return kind === 'preflight'
    ? `The server sends this URL on. ${instead}.`
    : `The server sends this URL on, and the redirect itself needs the header. ${instead}, or add it.`
}

function guessOfStatus(status: number): string {
  if (status === 401 || status === 403) {
    return (
      'A preflight never has a cookie or Authorization with it. What asks for them has to let ' +
      'OPTIONS through: put the CORS handling in front of it.'
    )
  }
  return status >= 500 && status !== 501
    ? 'The server, or a proxy in front of it, failed at OPTIONS: its log may say why.'
    : 'The server seems to have no answer to OPTIONS at this path: put the CORS handling in front ' +
        'of its routes, so that it sees OPTIONS too.'
}

function guessOfMissing(headers: HeaderList, isPreflight: boolean, hasPreflight: boolean): string {
  if (hasPreflight && !isPreflight) {
    return 'The preflight passed, and the response itself lacks the header: it has to be on both.'
  }
  if (includesName(splitValue(getHeader('Vary', headers) ?? ''), names.origin)) {
    return (
      'The server looks at the origin (it says `Vary: Origin`), and does not seem to have this ' +
      'one on its list.'
    )
  }
  return isPreflight
    ? 'The server answered OPTIONS without a word of CORS. Where it handles CORS for some routes ' +
        'or methods alone, OPTIONS has to be one of them.'
    : 'The server either does not handle CORS at this path, or does not have this origin on its list.'
}
