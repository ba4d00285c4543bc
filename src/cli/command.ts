import type { RequestExplained } from '../explain/explanation.js'
import { isLoopback } from '../protocol/loopback-hosts.js'
import { nearest } from '../values/nearest.js'
import { isSameName, normalizeValue, type Header } from '../protocol/header-list.js'
import { quote } from '../values/quote.js'
import { readArguments, type Arguments } from './arguments.js'
import { CannotTell } from './cannot-tell.js'
import { readPageOrigin, readUrl } from './target.js'

/** The default for the page's origin: one that no server knows. */
export const madeUpOrigin = 'https://made-up.example'

/** The same for a URL that a page on https could not request. */
const plainMadeUpOrigin = 'http://made-up.example'

/** Seconds. */
export const defaultTimeout = 10
const longestTimeout = 3600

export type Command = { readonly kind: 'help' | 'version' } | Check

/** The request that the script makes. */
export interface CheckedRequest extends RequestExplained {
  readonly url: string
  readonly body: 'text' | undefined
}

/** What to check, and how. */
export interface Check {
  readonly kind: 'check'
  readonly script: CheckedRequest
  readonly hasMadeUpOrigin: boolean
  /** The body; empty if there is none. */
  readonly data: string
  /** The values of `Cookie`, which only the browser can set. */
  readonly cookies: readonly string[]
  /** Whether to send requests that may change something on the server. */
  readonly sendsUnsafe: boolean
  /** The time limit for the whole check, in seconds. */
  readonly timeout: number
  readonly json: boolean
}

/**
 * Reads a command line.
 *
 * @throws CannotTell for a command or argument that is not valid
 */
export function readCommand(args: readonly string[]): Command {
  const given = readArguments(args)
  if (given.has('help')) return { kind: 'help' }
  if (given.has('version')) return { kind: 'version' }
  return readCheck(readTarget(given.positionals), given)
}

function readTarget([command, target, ...others]: readonly string[]): string {
  if (command !== 'check') throw new CannotTell(notCheck(command))
  if (target === undefined) {
    throw new CannotTell(
      'check needs a URL. For example: allow-origin check https://api.example.com/items',
    )
  }
  if (others.length > 0) {
    const [other] = others
    throw new CannotTell(
      `check takes one URL, but ${quote(other)} follows it. Is a value missing its quotes?`,
    )
  }
  return target
}

function notCheck(command: string | undefined): string {
  if (command === undefined) return 'no command given. See --help.'
  if (/^https?:/i.test(command))
    return `no command given. Write: allow-origin check ${quote(command)}`
  const hint = nearest(command, ['check']) === undefined ? 'See --help.' : 'Did you mean check?'
  return `unknown command ${quote(command)}. ${hint}`
}

function readCheck(target: string, { valuesOf, has }: Arguments): Check {
  const url = readUrl(target)
  const origin = valuesOf('origin').at(-1)
  const data = valuesOf('data').at(-1)
  const headers = valuesOf('header').map(readHeader)
  const isCookie = ([name]: Header): boolean => isSameName(name, 'Cookie')
  return {
    kind: 'check',
    script: {
      url,
      origin: origin === undefined ? madeUpOriginFor(url) : readPageOrigin(origin),
      method: valuesOf('method').at(-1) ?? (data === undefined ? 'GET' : 'POST'),
      headers: headers.filter((header) => !isCookie(header)),
      credentials: has('credentials'),
      body: data === undefined ? undefined : 'text',
    },
    hasMadeUpOrigin: origin === undefined,
    data: data ?? '',
    cookies: headers.filter(isCookie).map(([, value]) => value),
    sendsUnsafe: has('send'),
    timeout: readTimeout(valuesOf('timeout').at(-1)),
    json: has('json'),
  }
}

function madeUpOriginFor(url: string): string {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname) ? plainMadeUpOrigin : madeUpOrigin
}

function readHeader(written: string): Header {
  const [, name, value = ''] = /^([^:]+):(.*)$/s.exec(written) ?? []
  if (name === undefined) {
    throw new CannotTell(`--header ${quote(written)} must be written as "Name: value"`)
  }
  return [name, normalizeValue(value)]
}

function readTimeout(written: string | undefined): number {
  if (written === undefined) return defaultTimeout
  const seconds = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : 0
  if (seconds > 0 && seconds <= longestTimeout) return seconds
  throw new CannotTell(
    `--timeout must be more than 0 and at most ${longestTimeout} seconds, not ${quote(written)}`,
  )
}
