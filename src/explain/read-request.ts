import { nearest } from '../values/nearest.js'
import type { Header, HeaderList } from '../protocol/header-list.js'
import { quote } from '../values/quote.js'
import type { RequestExplained } from './explanation.js'

/** A request that a script of some page makes, with `fetch()` or `XMLHttpRequest`, to a URL of another origin. */
export interface RequestToExplain {
  /** The serialized origin of the page; `'null'` for an opaque one. */
  readonly origin: string
  /**
   * As the script writes it.
   *
   * @default 'GET'
   */
  readonly method?: string | undefined
  /**
   * Headers that the script sets, by their names; or pairs of names and values, which `Headers` and `Map` are too.
   *
   * @default {}
   */
  readonly headers?: Readonly<Record<string, string>> | Iterable<Header> | undefined
  /**
   * Whether the credentials mode is `include`, which `withCredentials` of `XMLHttpRequest` sets too.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined
}

// The type makes this fail to compile where a name is missing or too many.
const memberNames = Object.keys({
  origin: true,
  method: true,
  headers: true,
  credentials: true,
} satisfies Record<keyof RequestToExplain, true>)

/**
 * Reads the request that `explain` is asked about.
 *
 * @throws TypeError that names the member that is of a wrong type, or no member
 */
export function readRequest(request: unknown): RequestExplained {
  if (!isObject(request)) throw typeError('the request', request, 'an object, with an `origin`')
  for (const name of Object.keys(request)) {
    if (!memberNames.includes(name)) throw unknownRequestMember(name)
  }
  const { origin, method = 'GET', headers = {}, credentials = false } = request
  if (typeof origin !== 'string') throw typeError('`origin`', origin, 'a string')
  if (typeof method !== 'string') throw typeError('`method`', method, 'a string')
  if (typeof credentials !== 'boolean') {
    throw typeError('`credentials`', credentials, 'true or false')
  }
  return { url: null, origin, method, headers: readHeaderList(headers), credentials }
}

function readHeaderList(headers: unknown): HeaderList {
  if (!isObject(headers)) {
    throw typeError('`headers`', headers, 'an object of names and values, or pairs of them')
  }
  const entries = isIterable(headers) ? Array.from(headers) : Object.entries(headers)
  return entries.map((entry): Header => {
    const [name, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : []
    if (typeof name !== 'string') {
      throw typeError('a member of `headers`', entry, 'a pair of a name and a value')
    }
    if (typeof value !== 'string') throw typeError(`\`headers[${quote(name)}]\``, value, 'a string')
    return [name, value]
  })
}

const isObject = (value: unknown): value is Readonly<Partial<Record<string, unknown>>> =>
  typeof value === 'object' && value !== null

const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value

const typeError = (what: string, value: unknown, expected: string): TypeError =>
  new TypeError(`${what} is ${quote(value)}. It has to be ${expected}.`)

function unknownRequestMember(name: string): TypeError {
  const meant = nearest(name, memberNames)
  return new TypeError(
    `\`${name}\` is no member of the request. ` +
      (meant === undefined
        ? `There are: ${memberNames.join(', ')}.`
        : `Did you mean \`${meant}\`?`),
  )
}
