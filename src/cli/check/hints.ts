import type {
  BrowserRequest,
  IncomingResponse,
  OutgoingRequest,
} from '../../browser/browser-request.js'
import type { Exchange } from '../../browser/judge.js'
import { checkPreflight } from '../../browser/preflight-check.js'
import { urlOfLocation } from '../../browser/redirect.js'
import { isFailure } from '../../browser/step.js'
import type { ExplainedStep, Explanation } from '../../explain/explanation.js'
import { isOriginOrNull } from '../../origin/serialized-origin.js'
import { isFromCache } from '../../protocol/from-cache.js'
import { getHeader, includesName, valuesOf } from '../../protocol/header-list.js'
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
    'If the request does not need cookies, send it without credentials. Then * is enough. Otherwise, the server must ' +
    "send back the request's origin with `Vary: Origin`, but only if the origin is on its list.",
  'allow-origin-multiple':
    "Keep the list on the server. If the request's origin is on it, send back that one origin with `Vary: Origin`.",
}

const twoPlaces = `Two places add ${names.allowOrigin}, such as a proxy and the application. Remove it from one of them.`

const repairCache = 'Add `Vary: Origin` to every response of the server, then empty the cache.'

/** Guesses the most likely cause of a blocked response, as a place to look first. */
export function guessCause(explanation: Explanation): string | undefined {
  const failed = explanation.steps.filter(({ outcome }) => outcome === 'fail')
  const { request, response }: Partial<Exchange> =
    explanation.exchanges[failed.at(-1)?.exchange ?? -1] ?? {}
  if (response && valuesOf(names.allowOrigin, response.headers).length > 1) return twoPlaces
  const guess = failed.map(({ reason }) => guesses[reason]).find((known) => known !== undefined)
  if (guess !== undefined) return guess
  if (!request || !response) return undefined
  const { status, headers } = response
  const isMissing = failed.some(({ reason }) => reason === 'allow-origin-missing')
  const isMismatch = failed.some(({ reason }) => reason === 'allow-origin-mismatch')
  const isPreflight = request.kind === 'preflight'
  const location = getHeader('Location', headers)

  if (isRedirectStatus(status) && (isPreflight || (isMissing && location !== null))) {
    return guessOfRedirect(request, location)
  }
  if (isPreflight && (status < 200 || status > 299)) {
    return isRejection(explanation, request, response)
      ? 'The server handles CORS here, but rejects what this preflight asks for. Its lists must have the origin, ' +
          'the method and every header.'
      : guessOfStatus(status)
  }
  if (
    explanation.request.origin !== 'null' &&
    getHeader(names.origin, request.headers) === 'null'
  ) {
    return (
      'When a server redirects to another origin, browsers send `Origin: null` there. Do not allow null. ' +
      `In the script, use ${request.url}.`
    )
  }
  const isVarying = includesName(splitValue(getHeader('Vary', headers) ?? ''), names.origin)
  if ((isMissing || isMismatch) && isFromCache(headers) && !isVarying) {
    return isMismatch || (explanation.preflight && !isPreflight)
      ? `A cache sent this response, perhaps one to another origin. ${repairCache}`
      : 'Either the server does not handle CORS at this path, or a cache sent the response to another request. ' +
          `If the server handles it: ${repairCache}`
  }
  if (isMismatch) {
    const isPlain = isOriginOrNull(getHeader(names.allowOrigin, headers) ?? '')
    return (
      (isPlain
        ? ''
        : 'Browsers compare the whole value: no slash at the end, no pattern, no quotes. ') +
      "If the server has a list of origins, send back the request's origin if it is on that list."
    )
  }
  if (!isMissing) return undefined
  if (isPreflight || status < 400) {
    return guessOfMissing(isVarying, isPreflight, explanation.preflight)
  }
  return guessOfError(status)
}

/** Some frameworks give an error to a preflight that asks for what they do not allow, such as 400 or 403. */
function isRejection(
  { request: { origin, method, credentials, headers: sent } }: Explanation,
  { url, headers: asking }: OutgoingRequest,
  { status, headers }: IncomingResponse,
): boolean {
  const vary = splitValue(getHeader('Vary', headers) ?? '')
  // Access-Control-Allow-Origin alone is not enough: proxies often add it to every response.
  const hasLists = [names.allowMethods, names.allowHeaders].some(
    (name) => getHeader(name, headers) !== null,
  )
  if ([401, 404, 405].includes(status) || status >= 500) return false
  if (!hasLists) return includesName(vary, names.requestMethod)
  const asked: BrowserRequest = {
    origin,
    url,
    method: getHeader(names.requestMethod, asking) ?? method,
    headers: sent,
    credentials,
    body: null,
    earlierUrls: [],
    tainting: 'cors',
    preflightFlag: null,
  }
  return checkPreflight(asked, { status: 200, headers }).some(isFailure)
}

function guessOfError(status: number): string {
  if (status >= 500) {
    return (
      `Fix the error first: the server's log says why it responds with ${status}. Error pages often leave out ` +
      'the CORS headers. Some CORS code also throws for an origin that is not on its list.'
    )
  }
  if (status === 404) {
    return 'Is the URL right? The response is a 404, and such pages often leave out the CORS headers.'
  }
  return (
    `The response is an error (${status}). The server, or a proxy in front of it, may reject the request early. ` +
    'Put the CORS handling first, so the script can see the error.'
  )
}

function guessOfRedirect({ kind, url }: OutgoingRequest, location: string | null): string {
  const target = location === null ? undefined : urlOfLocation(location, url)
  const known = loginWordsOf(new URL(url))
  if (target && loginWordsOf(target).some((word) => !known.includes(word))) {
    return kind === 'preflight'
      ? guessOfStatus(401)
      : 'The server redirects to what looks like a login page, so the request is not signed in. For requests of ' +
          'scripts, respond with 401 and the CORS headers instead.'
  }
  const instead = target
    ? `In the script, use ${target.href}`
    : 'In the script, use the URL that it redirects to'
  return kind === 'preflight'
    ? `The server redirects this URL. ${instead}.`
    : `The server redirects this URL without the header. ${instead}, or add the header to the redirect.`
}

/** The words of a login page in a path. Not those inside other words, such as `designing`. */
const loginWordsOf = ({ pathname }: URL): readonly string[] =>
  pathname.toLowerCase().match(/(?<![a-z])(?:(?:log|sign)[-_]?in|o?auth|sso)(?![a-z])/g) ?? []

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

function guessOfMissing(isVarying: boolean, isPreflight: boolean, hasPreflight: boolean): string {
  if (hasPreflight && !isPreflight) {
    return 'The preflight passed, but the response itself lacks the header. Both need it.'
  }
  if (isVarying) {
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
