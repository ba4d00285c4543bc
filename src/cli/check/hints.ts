import type { OutgoingRequest } from '../../browser/browser-request.js'
import type { Exchange } from '../../browser/judge.js'
import { urlOfLocation } from '../../browser/redirect.js'
import type { ExplainedStep, Explanation } from '../../explain/explanation.js'
import { getHeader, includesName, type HeaderList } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import { splitValue } from '../../protocol/header-values.js'
import { isRedirectStatus } from '../../protocol/statuses.js'

/** What to do about a failure, if its reason alone is enough to tell. */
const guesses: Readonly<Partial<Record<ExplainedStep['reason'], string>>> = {
  'url-with-userinfo':
    "Remove the username and password from the URL. A script can send them in a header: --header 'Authorization: Basic …'",
  'method-listed-in-other-case':
    "Write the method in uppercase, both in the script and in the server's list of methods.",
  'allow-origin-wildcard-with-credentials':
    'If the request does not need cookies, leave out the credentials, and * is enough. Otherwise, the server must ' +
    "send back the request's origin with `Vary: Origin`, but only if the origin is on its list.",
  'allow-origin-multiple':
    "Keep the list on the server. If the request's origin is on it, send back that one origin with `Vary: Origin`. " +
    'If there are two headers, two places add one, such as a proxy and the application.',
}

/** Guesses the most likely cause of a blocked response, as a place to look first. */
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
      'When a server redirects to another origin, browsers send `Origin: null` there. Do not allow null. ' +
      `Use ${request.url} in the script instead.`
    )
  }
  if (!isMissing) return undefined
  if (isPreflight || status < 400)
    return guessOfMissing(headers, isPreflight, explanation.preflight)
  return (
    `The response is an error (${status}). Error pages, proxies and login pages often leave out the ` +
    'CORS headers. The script cannot see the status either.'
  )
}

function guessOfRedirect({ kind, url }: OutgoingRequest, location: string | null): string {
  const target = location === null ? undefined : urlOfLocation(location, url)
  const instead = target
    ? `Use ${target.href} in the script instead`
    : 'Use the URL that it redirects to in the script instead'
  return kind === 'preflight'
    ? `The server redirects this URL. ${instead}.`
    : `The server redirects this URL without the header. ${instead}, or add the header to the redirect.`
}

function guessOfStatus(status: number): string {
  if (status === 401 || status === 403) {
    return (
      'Put the CORS handling before authentication, so OPTIONS gets through. Browsers never send ' +
      'cookies or Authorization with a preflight.'
    )
  }
  return status >= 500 && status !== 501
    ? 'The server, or a proxy in front of it, failed on OPTIONS. Its log may say why.'
    : 'Put the CORS handling before the routes, so it sees OPTIONS too. The server does not seem to ' +
        'answer OPTIONS at this path.'
}

function guessOfMissing(headers: HeaderList, isPreflight: boolean, hasPreflight: boolean): string {
  if (hasPreflight && !isPreflight) {
    return 'The preflight passed, but the response itself lacks the header. Both need it.'
  }
  if (includesName(splitValue(getHeader('Vary', headers) ?? ''), names.origin)) {
    return (
      'The server checks the origin (it sends `Vary: Origin`), but does not seem to have this one ' +
      'on its list.'
    )
  }
  return isPreflight
    ? 'The server answered OPTIONS without CORS headers. If it handles CORS only for some routes or ' +
        'methods, include OPTIONS.'
    : 'Either the server does not handle CORS at this path, or this origin is not on its list.'
}
