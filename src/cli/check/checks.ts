import type { RequestExplained } from '../../explain/explanation.js'
import { isSameName, normalizeValue, type Header } from '../../protocol/header-list.js'
import * as names from '../../protocol/header-names.js'
import { isLoopback } from '../../protocol/loopback-hosts.js'
import { quote } from '../../values/quote.js'
import { CannotTell } from '../cannot-tell.js'
import { readPageOrigin, readUrl } from '../target.js'

/** The default for the page's origin: one that no server knows. */
export const madeUpOrigin = 'https://made-up.example'

/** The same for a URL that a page on https could not request. */
const plainMadeUpOrigin = 'http://made-up.example'

/** The request that the script makes. */
export interface CheckedRequest extends RequestExplained {
  readonly url: string
  readonly body: 'text' | undefined
}

/** What to check, and how. */
export interface Check {
  readonly script: CheckedRequest
  readonly hasMadeUpOrigin: boolean
  /** The body, or an empty string. */
  readonly data: string
  /** The values of `Cookie`, which only the browser can set. */
  readonly cookies: readonly string[]
  /** Whether to send requests that may change something on the server. */
  readonly sendsUnsafe: boolean
  /** Whether to send nothing but the preflight, whose success is then the verdict. */
  readonly isPreflightOnly: boolean
  /** The time limit for the whole check, in seconds. */
  readonly timeout: number
}

/** A check, with the verdict that it must have. */
export interface Expectation {
  readonly check: Check
  readonly expected: 'allowed' | 'blocked'
}

/** Several requests to one URL, as they are written. */
export interface Written extends Pick<Check, 'sendsUnsafe' | 'isPreflightOnly' | 'timeout'> {
  readonly url: string
  /** If empty, one origin is made up. */
  readonly origins: readonly string[]
  /** If empty, the method is `GET`, or `POST` with a body. */
  readonly methods: readonly string[]
  readonly headers: readonly Header[]
  readonly credentials: boolean
  readonly data: string | undefined
}

/**
 * Creates a check for each origin with each method.
 *
 * @throws CannotTell if the URL, an origin or a header is not valid
 */
export function createChecks(written: Written): readonly Check[] {
  const { origins, data, credentials, sendsUnsafe, isPreflightOnly, timeout } = written
  const url = readUrl(written.url)
  const methods =
    written.methods.length > 0 ? written.methods : [data === undefined ? 'GET' : 'POST']
  const headers = written.headers.map(readHeader)
  const isCookie = ([name]: Header): boolean => isSameName(name, 'Cookie')
  const pages = origins.length > 0 ? origins.map(readPageOrigin) : [madeUpOriginFor(url)]
  return pages.flatMap((origin) =>
    methods.map((method) => ({
      script: {
        url,
        origin,
        method,
        headers: headers.filter((header) => !isCookie(header)),
        credentials,
        body: data === undefined ? undefined : 'text',
      },
      hasMadeUpOrigin: origins.length === 0,
      data: data ?? '',
      cookies: headers.filter(isCookie).map(([, value]) => value),
      sendsUnsafe,
      isPreflightOnly,
      timeout,
    })),
  )
}

/** An origin that no server knows, of a page that can request the URL. */
export function madeUpOriginFor(url: string): string {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname) ? plainMadeUpOrigin : madeUpOrigin
}

/** Headers with which people imitate a browser in curl, and the option that does it here. */
const optionsInstead: readonly (readonly [header: string, option: string])[] = [
  [names.origin, '--origin'],
  [names.requestMethod, '--method'],
]

function readHeader([name, written]: Header): Header {
  const value = normalizeValue(written)
  const [, option] = optionsInstead.find(([header]) => isSameName(header, name)) ?? []
  if (option !== undefined) {
    throw new CannotTell(
      `the browser sets ${name}. Write ${option} ${value} instead of the header ${quote(name)}`,
    )
  }
  return [name, value]
}
