import type { CorsProblem } from '../problems.js'
import { quote } from '../quote.js'
import { toSource, type Listed } from '../source.js'

/** `origin: undefined`. */
export const missingOrigin = (): CorsProblem => ({
  code: 'missing-origin',
  path: 'origin',
  message:
    '`origin` is undefined, most often because an environment variable is not set. That must not mean every origin: ' +
    'left out or "*" it is every one, and false is none.',
  suggestion: 'false',
})

/** Every origin, with credentials. */
export const credentialsForAll = (isGiven: boolean, value: unknown): CorsProblem => ({
  code: 'credentials-for-all',
  path: 'origin',
  message:
    `\`origin\` is ${isGiven ? quote(value) : 'left out'}, which is every origin, while \`credentials\` is true: every page ` +
    'on the web could act as the user who is signed in. Name the origins that may.',
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
    message:
      `\`${path}\` has "*" beside other entries. It is every origin, so that the others mean nothing: leave it out, or ` +
      "write `origin: '*'`.",
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
