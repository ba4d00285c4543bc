import { ask, type Question } from '../values/ask.js'
import { whenSettled } from '../values/promise.js'
import { isRegExp } from '../values/realms.js'
import { warnOnce } from '../observe/warn.js'
import type { OriginEntry, OriginPredicate } from '../options.js'
import type { PolicyRules } from './entries/rules.js'
import { Allowlist } from './allowlist.js'
import { problemsOfEntry } from './entries/judge-entry.js'
import { wildcardAnswered } from './entries/origin-problems.js'

/**
 * Returns a function that asks a predicate about a well-formed origin. That function returns whether the predicate allows
 * the origin; a promise only if the predicate did not answer at once. It throws what the predicate throws or calls back
 * with.
 */
export function askPredicate<Request>(
  predicate: OriginPredicate<Request>,
  rules: PolicyRules,
): (origin: string, request: Request) => boolean | Promise<boolean> {
  const question: Question = {
    name: 'the `origin` predicate',
    callbackIsLast: predicate.length === 2,
    isAnswer,
  }
  return (origin, request) => {
    // As long as a client waits for the response, its connection keeps the process alive.
    const keepsProcessAlive = request === undefined
    const answer = ask(
      (callback) => predicate(origin, callback, request),
      question,
      keepsProcessAlive,
    )
    return typeof answer === 'boolean'
      ? answer
      : whenSettled(answer, (value) => allows(value, rules, origin, predicate))
  }
}

const isAnswer = (value: unknown): boolean =>
  typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value) || isRegExp(value)

function allows(
  answer: unknown,
  rules: PolicyRules,
  origin: string,
  predicate: OriginPredicate<never>,
): boolean {
  if (typeof answer === 'boolean') return answer
  // As in the package `cors`, every other falsy answer denies too.
  if (!answer) return false
  // As in the package `cors`, a predicate may return the request's origin to allow it.
  if (answer === origin) return true
  if (!Array.isArray(answer)) return matches(answer, 'origin()', rules, origin, predicate)
  return answer.some((entry: unknown, index) =>
    matches(entry, `origin()[${index}]`, rules, origin, predicate),
  )
}

/** Whether an entry that a predicate returned matches the origin. An invalid entry matches nothing. */
function matches(
  entry: unknown,
  path: string,
  rules: PolicyRules,
  origin: string,
  predicate: OriginPredicate<never>,
): boolean {
  const problems = entry === '*' ? [wildcardAnswered] : problemsOfEntry(entry, rules)
  for (const problem of problems) warnOnce(problem(path), predicate)
  if (problems.length > 0) return false
  const allowlist = new Allowlist()
  allowlist.add(entry as OriginEntry)
  return allowlist.has(origin)
}
