import { adviceFor } from './advice.js'
import { lines, type ConsoleReason } from './console-lines.js'
import type { FormRequest, HeaderPair, PastedConsole } from './pasted.js'
import { policyFor } from './policy-for.js'

/** Reads the line that a browser's console shows for a blocked request. Returns `undefined` if there is none. */
export function readConsole(text: string): PastedConsole | undefined {
  // Consoles wrap long lines, and some people copy the quotes as other characters.
  const all = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‘’‚‛]/g, "'")
    .replaceAll(/[“”]/g, '"')
  const [earliest] = lines
    .flatMap((line) => {
      const match = line.says.exec(all)
      return match ? [{ line, match }] : []
    })
    .sort((one, other) => rank(one) - rank(other))
  return earliest && describe(earliest, entryAt(earliest.match.index, all), all)
}

interface FoundReason {
  readonly line: ConsoleReason
  readonly match: RegExpExecArray
}

/** Prefers the first line, except one of Firefox that only says that there is no response. */
const rank = ({ line, match }: FoundReason): number =>
  match.index + (line.check === 'no-response' ? match.input.length : 0)

/** Where a line starts, if something comes before its reason. */
const start =
  /Access to [\w ]{1,40} at '|Cross-Origin Request Blocked:|The page at |cannot load \S+\. |Failed to load (?!resource: )\S+: /g

/** The line with a reason, if several were pasted. In Safari, the lines after it belong to it. */
function entryAt(at: number, all: string): string {
  const starts = Array.from(all.matchAll(start), ({ index }) => index)
  return all.slice(
    starts.filter((index) => index <= at).at(-1) ?? 0,
    starts.find((index) => index > at),
  )
}

function describe({ line, match }: FoundReason, entry: string, all: string): PastedConsole {
  const url = first(entry, urls)
  const page = first(entry, origins) ?? originOf(/The page at '?(\S+?)'? /.exec(entry)?.[1])
  const isPreflight = line.isPreflight === true || entry.includes('Response to preflight')
  const sent = sentTo(url, all)
  const groups = match.groups ?? {}
  const { header, value = '' } = groups
  const status =
    /status code:? (\d{3})/i.exec(entry)?.[1] ??
    sent.find(({ method }) => (method === 'OPTIONS') === isPreflight)?.status
  const check = typeof line.check === 'function' ? line.check({ ...groups, status }) : line.check
  const method = groups.method ?? sent.find((one) => one.method !== 'OPTIONS')?.method
  const origin = page ?? madeUpPage(url)
  const isMadeUp = isPreflight && method === undefined && header === undefined
  const headers: readonly HeaderPair[] =
    header === undefined ? reasonForPreflight(isPreflight, method) : [[header, 'x']]
  const request: Partial<FormRequest> = {
    origin,
    ...(url !== undefined && { url }),
    ...(method !== undefined ? { method } : isMadeUp ? { method: 'PUT' } : {}),
    ...(headers.length > 0 && { headers: [...headers] }),
    ...(check.includes('credentials') && { credentials: true }),
  }
  const failure = { check, isPreflight, method, header, value, status }
  const redirectedFrom = /\(redirected from '([^']+)'\)/.exec(entry)?.[1]
  const { sentence, notes } = adviceFor(failure, { origin: page, url, redirectedFrom })
  return {
    kind: 'console',
    check,
    isPreflight,
    status,
    sentence,
    request,
    policy: policyFor(check, request),
    notes: [
      ...notes,
      ...(isMadeUp
        ? ['The line does not name the method, so `PUT` is a placeholder. Replace it.']
        : []),
      ...(header === undefined && headers.length > 0
        ? [
            `The line does not name the header that needs the preflight, so \`${headers[0]?.[0] ?? ''}\` is a placeholder. Replace it.`,
          ]
        : []),
      ...(page === undefined
        ? [`The line does not name your page, so \`${origin}\` is a placeholder. Replace it.`]
        : []),
    ],
  }
}

const urls = [
  /Access to [\w ]{1,40} at '([^']+)'/,
  /remote resource at '?(\S+?)'?\. \(Reason:/,
  /(?:cannot|Failed to) load (?!resource)(\S+?)[.:]?(?: |$)/,
  /insecure [\w ]{1,40}'([^']+)'/,
  /insecure content from (\S+?)\.?(?: |$)/,
]

const origins = [
  /Origin '([^']+)' is therefore not allowed/,
  /from origin '([^']+)' has been blocked by CORS/,
  /Origin (\S+) is not allowed by Access-Control-Allow-Origin/,
]

/** What the first matching pattern finds. */
const first = (text: string, patterns: readonly RegExp[]): string | undefined =>
  patterns.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)

const originOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined

/** What Chromium prints beside the reason: `app.js:3 POST https://… net::ERR_FAILED 500 (…)`. */
const sentTo = (
  url: string | undefined,
  text: string,
): readonly { method: string | undefined; status: string | undefined }[] =>
  Array.from(text.matchAll(/\b([A-Z]{3,7}) (https?:\S+) (?:net::ERR_FAILED ?)?(\d{3}\b)?/g))
    .filter(([, , target]) => target === url)
    .map(([, method, , status]) => ({ method, status }))

/** A `GET` or `POST` has a preflight because of a header, and the line does not name it. */
const reasonForPreflight = (isPreflight: boolean, method: string | undefined): HeaderPair[] =>
  !isPreflight || method === undefined || !/^(?:GET|HEAD|POST)$/.test(method)
    ? []
    : [method === 'POST' ? ['Content-Type', 'application/json'] : ['Authorization', 'x']]

/** A page that may request the URL: a page on https may not request an http URL. */
const madeUpPage = (url = 'https:'): string =>
  url.startsWith('http:') ? 'http://localhost:5173' : 'https://app.example.com'
