import type { RequestExplained } from '../explain/explanation.js'
import { nearest } from '../values/nearest.js'
import { isSameName, normalizeValue, type Header } from '../protocol/header-list.js'
import { quote } from '../values/quote.js'
import { readArguments, type Arguments } from './arguments.js'
import { CannotTell } from './cannot-tell.js'
import { readPageOrigin, readUrl } from './target.js'

/** The page's origin where none is given: one that no server knows. */
export const madeUpOrigin = 'https://made-up.example'

/** Seconds. */
export const defaultTimeout = 10
const longestTimeout = 3600

export type Command = { readonly kind: 'help' | 'version' } | Check

/** What the script asks for. */
export interface CheckedRequest extends RequestExplained {
  readonly url: string
  readonly body: 'text' | undefined
}

/** What to check, and how. */
export interface Check {
  readonly kind: 'check'
  readonly script: CheckedRequest
  readonly hasMadeUpOrigin: boolean
  /** The body, where there is one. */
  readonly data: string
  /** The values of `Cookie`, which is the browser's to set and not the script's. */
  readonly cookies: readonly string[]
  /** Whether a request goes out that may change something. */
  readonly sendsUnsafe: boolean
  /** Seconds for all of it. */
  readonly timeout: number
  readonly json: boolean
}

/**
 * Reads what a command line asks for.
 *
 * @throws CannotTell for what it does not understand
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
    throw new CannotTell('check what? Write: allow-origin check https://api.example.com/items')
  }
  if (others.length > 0) {
    const [other] = others
    throw new CannotTell(
      `check takes one URL, and ${quote(other)} is one argument too many; is it to be quoted?`,
    )
  }
  return target
}

function notCheck(command: string | undefined): string {
  if (command === undefined) return 'there is no command; see --help'
  if (/^https?:/i.test(command)) return `write: allow-origin check ${quote(command)}`
  const hint = nearest(command, ['check']) === undefined ? 'see --help' : 'did you mean check?'
  return `there is no command ${quote(command)}: ${hint}`
}

function readCheck(target: string, { valuesOf, has }: Arguments): Check {
  const origin = valuesOf('origin').at(-1)
  const data = valuesOf('data').at(-1)
  const headers = valuesOf('header').map(readHeader)
  const isCookie = ([name]: Header): boolean => isSameName(name, 'Cookie')
  return {
    kind: 'check',
    script: {
      url: readUrl(target),
      origin: origin === undefined ? madeUpOrigin : readPageOrigin(origin),
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

function readHeader(written: string): Header {
  const [, name, value = ''] = /^([^:]+):(.*)$/s.exec(written) ?? []
  if (name === undefined) {
    throw new CannotTell(`--header ${quote(written)} is not written as "Name: value"`)
  }
  return [name, normalizeValue(value)]
}

function readTimeout(written: string | undefined): number {
  if (written === undefined) return defaultTimeout
  const seconds = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : 0
  if (seconds > 0 && seconds <= longestTimeout) return seconds
  throw new CannotTell(
    `--timeout ${quote(written)} is no number of seconds above 0 and up to ${longestTimeout}`,
  )
}
