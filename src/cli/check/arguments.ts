import { parseArgs } from 'node:util'
import { nearest } from '../../values/nearest.js'
import { quote } from '../../values/quote.js'
import { CannotTell } from '../cannot-tell.js'
import { insteadOfCurl } from './curl-options.js'

const options = {
  origin: { type: 'string' },
  method: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H' },
  credentials: { type: 'boolean' },
  data: { type: 'string', short: 'd' },
  timeout: { type: 'string' },
  config: { type: 'string' },
  json: { type: 'boolean' },
  junit: { type: 'boolean' },
  send: { type: 'boolean' },
  'preflight-only': { type: 'boolean' },
  'fail-on-warning': { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

type Option = keyof typeof options

/** The command line, split into options that are not yet interpreted. */
export interface Arguments {
  readonly positionals: readonly string[]
  /** The values of an option, in order. An option that takes no value has `''`. */
  readonly valuesOf: (option: Option) => readonly string[]
  readonly has: (option: Option) => boolean
}

/**
 * Splits a command line into options and positionals.
 *
 * @throws CannotTell for an unknown option, a missing value, or a value for an option that takes none
 */
export function readArguments(args: readonly string[]): Arguments {
  // Not strict: the error messages of `parseArgs` are written for programmers.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const given: (readonly [Option, string])[] = []
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue = false } = token
    if (!isOption(name)) throw new CannotTell(unknownOption(rawName))
    given.push([name, readValue(name, rawName, value, inlineValue)])
  }
  return {
    positionals,
    valuesOf: (option) => given.filter(([name]) => name === option).map(([, value]) => value),
    has: (option) => given.some(([name]) => name === option),
  }
}

const isOption = (name: string): name is Option => Object.hasOwn(options, name)

function readValue(
  name: Option,
  written: string,
  value: string | undefined,
  isInline: boolean,
): string {
  if (options[name].type === 'boolean') {
    if (value !== undefined) throw new CannotTell(`--${name} does not take a value`)
    return ''
  }
  if (value === undefined) throw new CannotTell(`${written} needs a value`)
  // This is most likely the next option, and the value before it is missing.
  if (!isInline && /^-./.test(value)) {
    throw new CannotTell(
      `${written} needs a value. If the value starts with a dash, write --${name}=${quote(value)}`,
    )
  }
  return value
}

function unknownOption(rawName: string): string {
  const name = rawName.replace(/^-+/, '')
  const meant = nearest(name, Object.keys(options))
  const hint =
    insteadOfCurl(name) ?? (meant === undefined ? 'See --help.' : `Did you mean --${meant}?`)
  return `unknown option ${quote(rawName)}. ${hint}`
}
