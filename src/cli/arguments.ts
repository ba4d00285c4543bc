import { parseArgs } from 'node:util'
import { nearest } from '../values/nearest.js'
import { quote } from '../values/quote.js'
import { CannotTell } from './cannot-tell.js'

const options = {
  origin: { type: 'string' },
  method: { type: 'string' },
  header: { type: 'string' },
  credentials: { type: 'boolean' },
  data: { type: 'string' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  send: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

type Option = keyof typeof options

/** What was typed, option by option, before it is known what it means. */
export interface Arguments {
  readonly positionals: readonly string[]
  /** The values of an option, in order; one that takes no value has `''`. */
  readonly valuesOf: (option: Option) => readonly string[]
  readonly has: (option: Option) => boolean
}

/**
 * Takes a command line apart.
 *
 * @throws CannotTell for an option that there is not, for one without its value, and for one with a value too many
 */
export function readArguments(args: readonly string[]): Arguments {
  // Not strict: the errors of `parseArgs` speak to a programmer.
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
    if (!isOption(name)) throw new CannotTell(unknown(rawName))
    given.push([name, readValue(name, value, inlineValue)])
  }
  return {
    positionals,
    valuesOf: (option) => given.filter(([name]) => name === option).map(([, value]) => value),
    has: (option) => given.some(([name]) => name === option),
  }
}

const isOption = (name: string): name is Option => Object.hasOwn(options, name)

function readValue(name: Option, value: string | undefined, isInline: boolean): string {
  if (options[name].type === 'boolean') {
    if (value !== undefined) throw new CannotTell(`--${name} takes no value`)
    return ''
  }
  if (value === undefined) throw new CannotTell(`--${name} needs a value`)
  // The next option, most likely, in front of which the value is missing.
  if (!isInline && /^-./.test(value)) {
    throw new CannotTell(
      `--${name} needs a value; for one that starts with a dash, write --${name}=${quote(value)}`,
    )
  }
  return value
}

function unknown(rawName: string): string {
  const meant = nearest(rawName.replace(/^-+/, ''), Object.keys(options))
  const hint = meant === undefined ? 'see --help' : `did you mean --${meant}?`
  return `there is no option ${quote(rawName)}: ${hint}`
}
