import { readFileSync } from 'node:fs'
import type { Header } from '../../protocol/header-list.js'
import { nearest } from '../../values/nearest.js'
import { quote } from '../../values/quote.js'
import { CannotTell } from '../cannot-tell.js'
import { createChecks, type Expectation, type Written } from './checks.js'

/** What one entry of the file says. Members of the file itself are defaults for all entries. */
interface Entry {
  readonly url?: string
  readonly origin?: string | readonly string[]
  readonly method?: string | readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly credentials?: boolean
  readonly data?: string
  readonly send?: boolean
  readonly preflightOnly?: boolean
  readonly expect?: Expectation['expected']
}

type MemberRule = readonly [isValid: (value: unknown) => boolean, expected: string]

const isString = (value: unknown): boolean => typeof value === 'string'
const oneString: MemberRule = [isString, 'a string']
const flag: MemberRule = [(value) => typeof value === 'boolean', 'true or false']
const someStrings: MemberRule = [
  (value) => isString(value) || (Array.isArray(value) && value.length > 0 && value.every(isString)),
  'a string or a list of strings',
]

const memberRules: Readonly<Record<keyof Entry, MemberRule>> = {
  url: oneString,
  origin: someStrings,
  method: someStrings,
  headers: [
    (value) => isRecord(value) && Object.values(value).every(isString),
    'an object of strings',
  ],
  credentials: flag,
  data: oneString,
  send: flag,
  preflightOnly: flag,
  expect: [(value) => value === 'allowed' || value === 'blocked', '"allowed" or "blocked"'],
}

/**
 * Reads the checks of a JSON file.
 *
 * @param base the URL on the command line, which the file's URLs are relative to
 * @param common what the command line says for all checks
 * @throws CannotTell if the file cannot be read, or if something in it is not valid
 */
export function readConfig(
  file: string,
  base: string | undefined,
  common: Pick<Written, 'sendsUnsafe' | 'isPreflightOnly' | 'timeout'>,
): readonly Expectation[] {
  const { checks, ...defaults } = parseFile(file)
  if (!Array.isArray(checks) || checks.length === 0) {
    throw new CannotTell(`${file}: \`checks\` must be a list with at least one check`, 'config')
  }
  const shared = readEntry(defaults, file)
  return checks.flatMap((given: unknown, index): readonly Expectation[] => {
    const path = `${file}: checks[${index}]`
    const entry = { ...shared, ...readEntry(given, path) }
    const { url, origin = [], method = [], headers = {}, expect: expected = 'allowed' } = entry
    try {
      const written = createChecks({
        url: url === undefined ? (base ?? '') : resolve(url, base),
        origins: [origin].flat(),
        methods: [method].flat(),
        headers: Object.entries(headers).map(([name, value]): Header => [name, value]),
        credentials: entry.credentials ?? false,
        data: entry.data,
        sendsUnsafe: entry.send ?? common.sendsUnsafe,
        isPreflightOnly: entry.preflightOnly ?? common.isPreflightOnly,
        timeout: common.timeout,
      })
      return written.map((check) => ({ check, expected }))
    } catch (error) {
      throw error instanceof CannotTell
        ? new CannotTell(`${path}: ${error.message}`, 'config')
        : error
    }
  })
}

const resolve = (url: string, base: string | undefined): string =>
  base !== undefined && URL.canParse(url, base) ? new URL(url, base).href : url

function parseFile(file: string): Readonly<Record<string, unknown>> {
  let content: unknown
  try {
    // Some editors write a byte order mark.
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    throw new CannotTell(`${file} cannot be read as JSON: ${(error as Error).message}`, 'config')
  }
  if (isRecord(content)) return content
  throw new CannotTell(`${file} must contain an object with a list of \`checks\``, 'config')
}

function readEntry(given: unknown, path: string): Entry {
  if (!isRecord(given)) throw new CannotTell(`${path} must be an object`, 'config')
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(memberRules, name))
      throw new CannotTell(`${path}: ${notMember(name)}`, 'config')
    const [isValid, expected] = memberRules[name as keyof Entry]
    if (!isValid(value)) {
      throw new CannotTell(
        `${path}: \`${name}\` is ${quote(value)}. It must be ${expected}`,
        'config',
      )
    }
  }
  return given
}

function notMember(name: string): string {
  const meant = nearest(name, Object.keys(memberRules))
  return (
    `unknown member \`${name}\`. ` +
    (meant === undefined
      ? `The members are: ${Object.keys(memberRules).join(', ')}`
      : `Did you mean \`${meant}\`?`)
  )
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
