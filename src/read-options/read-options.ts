import { checkExceptions } from './exception-problems.js'
import type { CorsOptions, DangerousOptions } from '../options.js'
import type { PolicyRules } from '../origin/entries/rules.js'
import { listOf } from '../origin/entries/origin-rule.js'
import { originNotLoaded } from '../origin/entries/origin-problems.js'
import { readOrigin } from '../origin/entries/read-origin.js'
import { CorsOptionsError, type CorsProblem, type Report } from '../problems.js'
import type { PolicyParts } from './policy-parts.js'
import { notLoaded } from './member-problems.js'
import { readDangers } from './read-dangers.js'
import { readMembers } from './read-members.js'
import { readExposedHeaders, readHeaderNames, readMethods } from './read-lists.js'
import { finish, type Pausable } from '../values/pausable.js'
import { readBoolean, readMaxAge, readStatus } from './read-scalars.js'

// `satisfies` makes sure that no name is missing and none is wrong.
/** The names of the options of a policy. */
export const optionNames = Object.keys({
  origin: true,
  methods: true,
  allowedHeaders: true,
  exposedHeaders: true,
  credentials: true,
  maxAge: true,
  preflightContinue: true,
  optionsSuccessStatus: true,
  enforce: true,
  dangerously: true,
} satisfies Record<keyof CorsOptions, true>)

const dangerousNames = Object.keys({
  nullOrigin: true,
  insecureOrigins: true,
  publicSuffixes: true,
} satisfies Record<keyof DangerousOptions, true>)

const defaultMethods = ['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE']

/** Where options come from: the caller of `cors()`, a delegate for one request, or `load` of a live policy. */
export type OptionsSource = 'caller' | 'delegate' | 'load'

/**
 * Validates options, and fills in the defaults.
 *
 * @param isDelegated whether a delegate returned them for one request
 * @throws CorsOptionsError with every problem of the options
 */
export const readOptions = <Request>(
  options: unknown,
  isDelegated: boolean,
): PolicyParts<Request> => finish(readingOptions(options, isDelegated ? 'delegate' : 'caller'))

/**
 * Like {@link readOptions}, with pauses while a long list is read.
 *
 * @param before what was read last: entries of a list that are also there need not be checked again
 */
export function* readingOptions<Request>(
  options: unknown,
  source: OptionsSource,
  before?: PolicyParts<Request>,
): Pausable<PolicyParts<Request>> {
  const problems: CorsProblem[] = []
  const report: Report = (problem) => {
    problems.push(problem)
  }

  const isLoaded = source === 'load'
  const given = readMembers(options, '', optionNames, report, isLoaded ? notLoaded : undefined)
  const isOriginLost = isLoaded && !('origin' in given)
  if (isOriginLost && !problems.some(isAboutOrigin)) report(originNotLoaded())
  const {
    origin,
    methods = defaultMethods,
    allowedHeaders,
    exposedHeaders = [],
    credentials = false,
    maxAge,
    preflightContinue = false,
    optionsSuccessStatus = 204,
    enforce = false,
    dangerously = {},
  } = given
  const dangers = readDangers(
    readMembers(dangerously, 'dangerously', dangerousNames, report),
    report,
  )
  const rules: PolicyRules = {
    credentials: readBoolean(credentials, 'credentials', report),
    ...dangers.rules,
  }
  const parts: PolicyParts<Request> = {
    origin: isOriginLost
      ? { kind: 'off' }
      : yield* readOrigin(
          'origin' in given,
          origin,
          rules,
          source === 'delegate',
          report,
          before && { list: listOf(before.origin), rules: before.rules },
        ),
    methods: readMethods(methods, report),
    allowedHeaders:
      allowedHeaders === undefined
        ? undefined
        : readHeaderNames(allowedHeaders, 'allowedHeaders', report),
    exposedHeaders: readExposedHeaders(exposedHeaders, rules.credentials, report),
    credentials: rules.credentials,
    maxAge: maxAge === undefined ? undefined : readMaxAge(maxAge, report),
    preflightContinue: readBoolean(preflightContinue, 'preflightContinue', report),
    optionsSuccessStatus: readStatus(optionsSuccessStatus, report),
    enforce: readBoolean(enforce, 'enforce', report),
    rules,
  }
  checkExceptions(dangers.exceptions, origin, report)
  if (problems.length > 0) throw new CorsOptionsError(problems)
  return parts
}

/** Whether a problem already says why there is no `origin`: none of the options can be read, or its name is wrong. */
const isAboutOrigin = ({ path, suggestion }: CorsProblem): boolean =>
  path === '' || path === 'origin' || suggestion === 'origin'
