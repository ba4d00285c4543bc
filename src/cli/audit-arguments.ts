import { parseArgs } from 'node:util'
import { nearest } from '../values/nearest.js'
import { quote } from '../values/quote.js'
import { CannotTell } from './cannot-tell.js'
import { readPageOrigin, readUrl } from './target.js'

const auditOptions = {
  origin: { type: 'string', multiple: true },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Seconds for each request. */
const defaultSeconds = 10

/** The most origins that one audit takes. More would leave out too many attacks. */
const mostOrigins = 5

/** What to audit, and how. */
export interface AuditArguments {
  readonly url: string
  readonly origins: readonly string[]
  /** The time limit for each request, in seconds. */
  readonly seconds: number
}

const parseAudit = (args: readonly string[]) =>
  // Not strict: the error messages of `parseArgs` are written for programmers.
  parseArgs({
    args: [...args],
    options: auditOptions,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })

/** Whether a command line is for `audit`. */
export const isAudit = (args: readonly string[]): boolean =>
  parseAudit(args).positionals[0] === 'audit'

/** Whether an option without a value is given, even if another argument is wrong. */
export const hasFlag = (args: readonly string[], flag: 'json' | 'help'): boolean =>
  parseAudit(args).values[flag] === true

/**
 * Reads the command line of `audit`.
 *
 * @throws CannotTell for an argument that is not valid
 */
export function readAudit(args: readonly string[]): AuditArguments {
  const { positionals, tokens } = parseAudit(args)
  const valuesOf = (option: keyof typeof auditOptions): readonly string[] =>
    tokens.flatMap((token) =>
      token.kind === 'option' && token.name === option ? [token.value ?? ''] : [],
    )
  for (const token of tokens) if (token.kind === 'option') checkOption(token)
  const [, target, other] = positionals
  if (target === undefined) {
    throw new CannotTell(
      'audit needs a URL. For example: allow-origin audit https://api.example.com/items',
    )
  }
  if (other !== undefined) {
    throw new CannotTell(`audit takes only one URL, but got ${quote(other)} as well`)
  }
  const origins = Array.from(new Set(valuesOf('origin').map(readPageOrigin)))
  if (origins.length > mostOrigins) {
    throw new CannotTell(`audit takes at most ${mostOrigins} origins. Run it again for the others`)
  }
  return { url: readUrl(target), origins, seconds: readTimeLimit(valuesOf('timeout').at(-1)) }
}

interface Given {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function checkOption({ name, rawName, value, inlineValue }: Given): void {
  if (!Object.hasOwn(auditOptions, name)) {
    const meant = nearest(name, Object.keys(auditOptions))
    const hint = meant === undefined ? 'See allow-origin audit --help.' : `Did you mean --${meant}?`
    throw new CannotTell(`unknown option ${quote(rawName)}. ${hint}`)
  }
  const takesValue = auditOptions[name as keyof typeof auditOptions].type === 'string'
  if (!takesValue && value !== undefined) throw new CannotTell(`--${name} does not take a value`)
  if (takesValue && (value === undefined || (inlineValue !== true && value.startsWith('-')))) {
    throw new CannotTell(`--${name} needs a value`)
  }
}

function readTimeLimit(written: string | undefined): number {
  const seconds = written === undefined ? defaultSeconds : Number(written)
  if (seconds > 0 && seconds <= 60) return seconds
  throw new CannotTell(
    `--timeout must be more than 0 and at most 60 seconds, not ${quote(written)}`,
  )
}

export const auditHelp = `Usage: allow-origin audit URL [options]

Attacks a server as an auditor would, and tells you which origins it allows but
should not. Run it only against servers that you may test.

Options
  --origin ORIGIN     an origin that the server allows, such as your page's;
                      can be repeated. Without it, the audit tries to find
                      one
  --timeout SECONDS   time limit for each request (default: ${defaultSeconds})
  --json              print one JSON object instead of text
  --help              print this help

At most 60 GET, HEAD and OPTIONS requests are sent to the URL, one at a time.
They are not signed in, because the response headers show enough. At most two
have a cookie, audit=1.

Exit status
  0  nothing found
  1  something found
  2  could not tell: no response, a wrong argument, or no allowed origin known

Example
  allow-origin audit https://api.example.com/items \\
    --origin https://app.example.com
`
