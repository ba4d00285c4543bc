import { ask, whenAnswered } from '../answer.js'
import { isRegExp } from '../kinds.js'
import type { OriginPredicate } from '../options.js'
import { CorsOptionsError, type CorsProblem } from '../problems.js'
import type { AllowlistRules } from './allowlist-rules.js'
import { wildcardAnswered } from './origin-problems.js'
import { readAllowlist } from './read-allowlist.js'

/**
 * Asks a predicate about a well-formed origin.
 *
 * @returns whether it allows the origin; a promise only where the predicate did not answer at once
 * @throws what the predicate throws or calls back with, and `CorsOptionsError` for an answer that no option could be
 */
export function askPredicate<Request>(
  predicate: OriginPredicate<Request>,
  rules: AllowlistRules,
  origin: string,
  request: Request,
): boolean | Promise<boolean> {
  const answer = ask((callback) => predicate(origin, callback, request), {
    name: 'the `origin` predicate',
    callbackIsLast: predicate.length === 2,
    isAnswer,
    // A request's own connection keeps the process alive for as long as somebody waits for the response.
    keepsProcessAlive: request === undefined,
  })
  return whenAnswered(answer, (value) => allows(value, rules, origin))
}

const isAnswer = (value: unknown): boolean =>
  typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value) || isRegExp(value)

function allows(answer: unknown, rules: AllowlistRules, origin: string): boolean {
  if (typeof answer === 'boolean') return answer
  if (answer === undefined || answer === null) return false
  if (answer === '*') throw new CorsOptionsError([wildcardAnswered()])
  const problems: CorsProblem[] = []
  const allowlist = readAllowlist(answer, 'origin()', rules, (problem) => {
    problems.push(problem)
  })
  if (problems.length > 0) throw new CorsOptionsError(problems)
  return allowlist.has(origin)
}
