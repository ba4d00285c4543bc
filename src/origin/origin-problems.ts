import type { CorsProblem } from '../problems.js'
import { quote } from '../quote.js'
import { toSource, type Listed } from '../source.js'

/** `origin: undefined`. */
export const missingOrigin = (): CorsProblem => ({
  code: 'missing-origin',
  path: 'origin',
  message:
    "`origin` is undefined. Is an environment variable missing? Set it, or give a default ('*' allows every origin, and " +
    'false turns CORS off).',
  suggestion: 'false',
})

/** Every origin, with credentials. */
export const credentialsForAll = (isGiven: boolean, value: unknown): CorsProblem => ({
  code: 'credentials-for-all',
  path: 'origin',
  message:
    `\`origin\` is ${isGiven ? quote(value) : 'left out'}, which allows every website, while \`credentials\` is true: any web page ` +
    "could act as your signed-in users. List the origins that you trust (for development: 'http://localhost:*').",
  suggestion: "['https://app.example.com']",
})

/** `*` beside other entries. */
export function wildcardBesideOthers(
  entries: readonly unknown[],
  path: string,
  othersAreSound: boolean,
): CorsProblem {
  const others = entries.filter((entry) => entry !== '*') as Listed[]
  return {
    code: 'wildcard-beside-others',
    path,
    message: `\`${path}\` has "*" beside other entries, which it makes pointless. Leave it out, or write \`origin: '*'\`.`,
    ...(othersAreSound && others.length <= 20 ? { suggestion: toSource(others) } : {}),
  }
}

/** `'*'` as a predicate's answer, or in it. */
export const wildcardAnswered = (path: string): CorsProblem => ({
  code: 'wildcard-answered',
  path,
  message: `\`${path}\` returned "*", which means every origin, but it was asked about one. To allow that one, return true.`,
  suggestion: 'true',
})
