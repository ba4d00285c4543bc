import type { CorsOptions, DangerousOptions } from './options.js'
import { readOrigin, type OriginRule } from './origin/read-origin.js'
import { CorsOptionsError, type CorsProblem, type Report } from './problems.js'
import { readMembers } from './read-members.js'
import { readHeaderNames, readMethods } from './read-tokens.js'
import { readBoolean, readInteger } from './read-values.js'

/** Options, read: the defaults filled in, and nothing kept of the user's objects. */
export interface PolicyParts<Request = unknown> {
  readonly origin: OriginRule<Request>
  readonly methods: readonly string[]
  /** `undefined` where the headers that a preflight asks for are reflected. */
  readonly allowedHeaders: readonly string[] | undefined
  readonly exposedHeaders: readonly string[]
  readonly credentials: boolean
  /** Seconds. */
  readonly maxAge: number | undefined
  readonly preflightContinue: boolean
  readonly optionsSuccessStatus: number
}

// The types make these fail to compile where a name is missing or too many.
const optionNames = Object.keys({
  origin: true,
  methods: true,
  allowedHeaders: true,
  exposedHeaders: true,
  credentials: true,
  maxAge: true,
  preflightContinue: true,
  optionsSuccessStatus: true,
  dangerously: true,
} satisfies Record<keyof CorsOptions, true>)

const dangerousNames = Object.keys({
  nullOrigin: true,
} satisfies Record<keyof DangerousOptions, true>)

const defaultMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']

/**
 * Reads options, wherever they came from.
 *
 * @throws CorsOptionsError with every problem that they have
 */
export function readOptions<Request>(options: unknown): PolicyParts<Request> {
  const problems: CorsProblem[] = []
  const report: Report = (problem) => {
    problems.push(problem)
  }

  const given = readMembers(options, '', optionNames, report)
  if ('origin' in given && given.origin === undefined) {
    report({
      code: 'missing-origin',
      path: 'origin',
      message:
        '`origin` is undefined, most often because an environment variable is not set. That must not mean every ' +
        "origin: write `origin: '*'` for every one, `origin: false` for none, or leave the option out.",
    })
  }

  const {
    origin = '*',
    methods = defaultMethods,
    allowedHeaders,
    exposedHeaders = [],
    credentials = false,
    maxAge,
    preflightContinue = false,
    optionsSuccessStatus = 204,
    dangerously = {},
  } = given
  const { nullOrigin = false } = readMembers(dangerously, 'dangerously', dangerousNames, report)

  const parts: PolicyParts<Request> = {
    origin: readOrigin(origin, readBoolean(nullOrigin, 'dangerously.nullOrigin', report), report),
    methods: readMethods(methods, report),
    allowedHeaders:
      allowedHeaders === undefined
        ? undefined
        : readHeaderNames(allowedHeaders, 'allowedHeaders', report),
    exposedHeaders: readHeaderNames(exposedHeaders, 'exposedHeaders', report),
    credentials: readBoolean(credentials, 'credentials', report),
    maxAge: maxAge === undefined ? undefined : readInteger(maxAge, 'maxAge', seconds, report),
    preflightContinue: readBoolean(preflightContinue, 'preflightContinue', report),
    optionsSuccessStatus: readInteger(optionsSuccessStatus, 'optionsSuccessStatus', status, report),
  }
  if (problems.length > 0) throw new CorsOptionsError(problems)
  return parts
}

const seconds = {
  code: 'max-age',
  from: 0,
  to: 86_400,
  meaning: 'the seconds for which a browser may keep a preflight',
} as const

const status = {
  code: 'options-success-status',
  from: 200,
  to: 299,
  meaning: 'the status of an answered preflight',
} as const
