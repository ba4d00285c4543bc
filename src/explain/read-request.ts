import { nearest } from '../values/nearest.js'
import type { Header, HeaderList } from '../protocol/header-list.js'
import { quote } from '../values/quote.js'
import type { RequestExplained } from './explanation.js'

/** A cross-origin request that a script makes with `fetch()` or `XMLHttpRequest`. */
export interface RequestToExplain {
  /** The page's origin, such as `'https://app.example.com'`; `'null'` for an opaque origin. */
  readonly origin: string
  /**
   * The absolute URL of the request. The policy's decision does not depend on it. But browsers never send some requests,
   * such as from an https page to an http URL.
   *
   * @default a made-up URL on another origin
   */
  readonly url?: string | undefined
  /**
   * The method, as the script writes it.
   *
   * @default 'GET'
   */
  readonly method?: string | undefined
  /**
   * Headers that the script sets: an object, `Headers`, a `Map`, or pairs of names and values.
   *
   * @default {}
   */
  readonly headers?: Readonly<Record<string, string>> | Iterable<Header> | undefined
  /**
   * Whether the script sets `credentials: 'include'` in `fetch()`, or `withCredentials` in `XMLHttpRequest`.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined
  /**
   * The kind of body. `'text'` sets a default `Content-Type`; `'stream'` causes a preflight.
   *
   * @default no body
   */
  readonly body?: RequestExplained['body']
  /**
   * Whether an `XMLHttpRequest` has a listener on its `upload`, which causes a preflight.
   *
   * @default false
   */
  readonly uploadListener?: boolean | undefined
}

// `satisfies` makes this fail to compile if a name is missing or unknown.
const memberNames = Object.keys({
  origin: true,
  url: true,
  method: true,
  headers: true,
  credentials: true,
  body: true,
  uploadListener: true,
} satisfies Record<keyof RequestToExplain, true>)

/**
 * Validates the request passed to `policy.explain`.
 *
 * @throws TypeError that names the member with the wrong type, or the unknown member
 */
export function readRequest(request: unknown): RequestExplained {
  if (!isObject(request)) throw typeError('The request', request, 'an object with an `origin`')
  for (const name of Object.keys(request)) {
    if (!memberNames.includes(name)) throw unknownRequestMember(name)
  }
  const { origin, url, method = 'GET', headers = {}, credentials = false } = request
  const { body, uploadListener } = request
  if (typeof origin !== 'string') throw typeError('`origin`', origin, 'a string')
  if (url !== undefined && typeof url !== 'string') throw typeError('`url`', url, 'a string')
  if (typeof method !== 'string') throw typeError('`method`', method, 'a string')
  if (typeof credentials !== 'boolean') {
    throw typeError('`credentials`', credentials, 'true or false')
  }
  if (body !== undefined && !isBodyKind(body)) {
    throw typeError('`body`', body, "'text', 'bytes' or 'stream'")
  }
  if (uploadListener !== undefined && typeof uploadListener !== 'boolean') {
    throw typeError('`uploadListener`', uploadListener, 'true or false')
  }
  return {
    url: url ?? null,
    origin,
    method,
    headers: readHeaderList(headers),
    credentials,
    ...(body && { body }),
    ...(uploadListener && { uploadListener }),
  }
}

const isBodyKind = (body: unknown): body is NonNullable<RequestExplained['body']> =>
  body === 'text' || body === 'bytes' || body === 'stream'

function readHeaderList(headers: unknown): HeaderList {
  if (!isObject(headers)) {
    throw typeError('`headers`', headers, 'an object, or pairs of names and values')
  }
  const entries = isIterable(headers) ? Array.from(headers) : Object.entries(headers)
  return entries.map((entry): Header => {
    const [name, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : []
    if (typeof name !== 'string') {
      throw typeError('An entry of `headers`', entry, 'a pair of a name and a value')
    }
    if (typeof value !== 'string') throw typeError(`\`headers[${quote(name)}]\``, value, 'a string')
    return [name, value]
  })
}

const isObject = (value: unknown): value is Readonly<Partial<Record<string, unknown>>> =>
  typeof value === 'object' && value !== null

const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value

const typeError = (what: string, value: unknown, expected: string): TypeError =>
  new TypeError(`${what} is ${quote(value)}. It must be ${expected}.`)

function unknownRequestMember(name: string): TypeError {
  const meant = nearest(name, memberNames)
  return new TypeError(
    `Unknown request member \`${name}\`. ` +
      (meant === undefined
        ? `The members are: ${memberNames.join(', ')}.`
        : `Did you mean \`${meant}\`?`),
  )
}
