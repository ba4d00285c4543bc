import type { CorsProblem } from '../../problems.js'
import { quote, toSource } from '../../values/quote.js'
import type { OriginEntry } from '../../options.js'

/** `origin: undefined`. */
export const missingOrigin = (): CorsProblem => ({
  code: 'missing-origin',
  path: 'origin',
  message:
    "`origin` is undefined: is an environment variable missing? Set it, or give a default ('*' allows every origin, and " +
    'false turns CORS off).',
  suggestion: 'false',
})

/** `load` returned options without `origin`. The default of a list that was lost must not be every origin. */
export const originNotLoaded = (): CorsProblem => ({
  code: 'missing-origin',
  path: 'origin',
  message:
    "`load` returned options without `origin`. Add it, or write `origin: '*'` if you mean every origin.",
})

/** `origin: null`, and the other falsy values. The package `cors` treats them like `false`. */
export const emptyOrigin = (value: unknown): CorsProblem => ({
  code: 'wrong-type',
  path: 'origin',
  message:
    `\`origin\` is ${quote(value)}, which turns CORS off in the package \`cors\`: is a value missing? Set it, or write ` +
    "false to keep CORS off ('*' allows every origin).",
  suggestion: 'false',
})

/** `'*'` or the default origin, with credentials. Browsers accept that only without cookies (Fetch section 3.3.5). */
export const credentialsWithWildcard = (isGiven: boolean, value: unknown): CorsProblem => ({
  code: 'credentials-for-all',
  path: 'credentials',
  message:
    `\`credentials\` is true, but \`origin\` is ${isGiven ? quote(value) : 'left out, which means "*"'}: browsers block such ` +
    'responses if the request has cookies. List the origins that need cookies; if none does, leave `credentials` out ' +
    '(what works now keeps working).',
  suggestion: 'false',
})

/** `true` with credentials. */
export const credentialsForAll = (): CorsProblem => ({
  code: 'credentials-for-all',
  path: 'origin',
  message:
    '`origin` is true, which allows every website, while `credentials` is true: any web page could act as your ' +
    "signed-in users. List the origins that you trust; 'http://localhost:*' is enough for development.",
  suggestion: "['https://app.example.com', 'http://localhost:*']",
})

/** `'*'` in a list with other entries. */
export function wildcardBesideOthers(
  entries: readonly unknown[],
  path: string,
  othersAreSound: boolean,
): CorsProblem {
  const others = entries.filter((entry) => entry !== '*') as OriginEntry[]
  return {
    code: 'wildcard-beside-others',
    path,
    message: `\`${path}\` has "*" next to other entries, so those have no effect. Remove "*", or write \`origin: '*'\`.`,
    ...(othersAreSound && others.length <= 20 ? { suggestion: toSource(others) } : {}),
  }
}

/** A predicate that returned `'*'`, or a list with it. */
export const wildcardAnswered = (path: string): CorsProblem => ({
  code: 'wildcard-answered',
  path,
  message: `\`${path}\` returned "*", which means every origin, but it was called for a single one. To allow that one, return true.`,
  suggestion: 'true',
})
