import { ask, whenAnswered } from '../answer.js'
import { isRegExp } from '../kinds.js'
import type { OriginPredicate } from '../options.js'
import { CorsOptionsError, type CorsProblem } from '../problems.js'
import { readAllowlist } from './read-allowlist.js'

/**
 * Asks a predicate about a well-formed origin.
 *
 * @returns whether it allows the origin; a promise only where the predicate did not answer at once
 * @throws what the predicate throws or calls back with, and `CorsOptionsError` for an answer that no option could be
 */
export function askPredicate<Request>(
  predicate: OriginPredicate<Request>,
  nullOrigin: boolean,
  origin: string,
  request: Request,
): boolean | Promise<boolean> {
  const answer = ask((callback) => predicate(origin, callback, request), {
    name: 'the `origin` predicate',
    takesCallback: predicate.length >= 2,
    isAnswer,
  })
  return whenAnswered(answer, (value) => allows(value, nullOrigin, origin))
}

const isAnswer = (value: unknown): boolean =>
  typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value) || isRegExp(value)

function allows(answer: unknown, nullOrigin: boolean, origin: string): boolean {
  if (typeof answer === 'boolean') return answer
  if (answer === undefined || answer === null) return false
  const problems: CorsProblem[] = []
  const allowlist = readAllowlist(answer, 'origin()', nullOrigin, (problem) => {
    problems.push(problem)
  })
  if (problems.length > 0) throw new CorsOptionsError(problems)
  return allowlist.has(origin)
}
