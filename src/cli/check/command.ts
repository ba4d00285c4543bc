import { quote } from '../../values/quote.js'
import { nearest } from '../../values/nearest.js'
import { readArguments, type Arguments } from './arguments.js'
import { CannotTell } from '../cannot-tell.js'
import { createChecks, type Check, type Expectation } from './checks.js'
import { readConfig } from './config-file.js'

export type { Check } from './checks.js'
export { madeUpOrigin } from './checks.js'

/** Seconds. */
export const defaultTimeout = 10
const longestTimeout = 3600

/** How to print the results, and what makes them fail. */
export interface ReportOptions {
  readonly format: 'text' | 'json' | 'junit'
  /** Whether the text shows every step and header. */
  readonly isVerbose: boolean
  readonly failsOnWarning: boolean
}

export type Command =
  | { readonly kind: 'help' | 'version' }
  | (Check & { readonly kind: 'check'; readonly report: ReportOptions })
  | {
      /** Several checks, each with the verdict that it must have. */
      readonly kind: 'table'
      readonly checks: readonly Expectation[]
      readonly report: ReportOptions
    }

/**
 * Reads a command line, and the file that it names.
 *
 * @throws CannotTell for a command or argument that is not valid
 */
export function readCommand(args: readonly string[]): Command {
  const given = readArguments(args)
  if (given.has('help')) return { kind: 'help' }
  if (given.has('version')) return { kind: 'version' }
  const report = readReport(given)
  const target = readTarget(given)
  const file = given.valuesOf('config').at(-1)
  const common = {
    sendsUnsafe: given.has('send'),
    isPreflightOnly: given.has('preflight-only'),
    timeout: readTimeout(given.valuesOf('timeout').at(-1)),
  }
  if (file !== undefined) {
    for (const option of ['origin', 'method', 'header', 'data', 'credentials'] as const) {
      if (given.has(option))
        throw new CannotTell(`write --${option} in the file that you pass to --config`)
    }
    return { kind: 'table', checks: readConfig(file, target, common), report }
  }
  const checks = createChecks({
    ...common,
    url: target ?? '',
    origins: given.valuesOf('origin'),
    methods: given.valuesOf('method'),
    headers: given.valuesOf('header').map(splitHeader),
    credentials: given.has('credentials'),
    data: given.valuesOf('data').at(-1),
  })
  const [check, ...others] = checks
  return check && others.length === 0 && report.format !== 'junit'
    ? { kind: 'check', ...check, report }
    : { kind: 'table', checks: checks.map((one) => ({ check: one, expected: 'allowed' })), report }
}

function readReport({ has }: Arguments): ReportOptions {
  if (has('json') && has('junit')) throw new CannotTell('use --json or --junit, not both')
  return {
    format: has('json') ? 'json' : has('junit') ? 'junit' : 'text',
    isVerbose: has('verbose'),
    failsOnWarning: has('fail-on-warning'),
  }
}

function readTarget({ positionals, has }: Arguments): string | undefined {
  const [command, target, ...others] = positionals
  if (command !== 'check') throw new CannotTell(notCheck(command))
  if (target === undefined && !has('config')) {
    throw new CannotTell(
      'check needs a URL. For example: allow-origin check https://api.example.com/items',
    )
  }
  if (others.length > 0) {
    const [other] = others
    throw new CannotTell(
      `check takes only one URL, but got ${quote(other)} as well. Does a value need quotes?`,
    )
  }
  return target
}

function notCheck(command: string | undefined): string {
  if (command === undefined) return 'no command given. See --help.'
  if (/^https?:/i.test(command))
    return `no command given. Write: allow-origin check ${quote(command)}`
  const meant = nearest(command, ['check', 'audit'])
  const hint = meant === undefined ? 'See --help.' : `Did you mean ${meant}?`
  return `unknown command ${quote(command)}. ${hint}`
}

function splitHeader(written: string): readonly [string, string] {
  const [, name, value = ''] = /^([^:]+):(.*)$/s.exec(written) ?? []
  if (name === undefined) {
    throw new CannotTell(`--header ${quote(written)} must be written as "Name: value"`)
  }
  return [name, value]
}

function readTimeout(written: string | undefined): number {
  if (written === undefined) return defaultTimeout
  const seconds = /^\d+(?:\.\d+)?$/.test(written) ? Number(written) : 0
  if (seconds > 0 && seconds <= longestTimeout) return seconds
  throw new CannotTell(
    `--timeout must be more than 0 and at most ${longestTimeout} seconds, not ${quote(written)}`,
  )
}
