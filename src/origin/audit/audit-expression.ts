import { parseOrigin } from '../serialized-origin.js'
import { Budget } from './budget.js'
import { examine, type Examined } from './examine.js'
import { isLoopback } from '../loopback.js'
import { parseExpression } from './parse-expression.js'
import type { AuditOptions, ExpressionFindingKind, Problem } from './finding.js'
import { spelledOrigins } from './suggestions/spelled-origins.js'
import { writeSuggestion } from './suggestions/write-suggestion.js'
import { NotAuditable } from './syntax.js'

/** For a longer expression, a suggestion would take too long while a request waits. */
const longestSuggested = 200

/** One thing that is wrong with an expression. */
export interface ExpressionFinding {
  readonly kind: ExpressionFindingKind
  /** The source of the part that it is about: an alternative, a wildcard, or the whole expression. */
  readonly part: string
  /** Where that part starts in the source. */
  readonly index: number
  /** An origin that this very expression accepted and that is not meant. `undefined` if none was found. */
  readonly counterexample: string | undefined
  /** What to write instead: the same for all findings of an expression. It has no findings itself. */
  readonly suggestion: RegExp | string | undefined
}

/**
 * Finds what an expression accepts besides what it means. It is audited as `RegExp.prototype.test` runs it on well-formed
 * origins, without the flags `g` and `y`. An audit takes a few milliseconds. Expressions that would take longer than a few
 * tenths of a second are rejected as too complex. The expression is run only if it cannot stall.
 */
export function auditExpression(
  { source, flags }: RegExp,
  options: AuditOptions,
): readonly ExpressionFinding[] {
  const expression = new RegExp(source, flags.replace(/[gy]/g, ''))
  const budget = new Budget(options.isWaitedFor === true ? 'perRequest' : 'atStartup')
  const { examined, problems } = audit(expression, options, budget)
  if (problems.length === 0) return []

  const isAccepted = (origin: string): boolean => expression.test(origin) && isForeign(origin)
  const shown = new Map<Problem, string | undefined>()
  const own = spelledOrigins(source)
  for (const problem of problems) {
    if (problem.kind === 'unanchored') continue
    const isShown = (origin: string): boolean =>
      isAccepted(origin) && !(problem.kind === 'bare-dot' && own.includes(origin))
    shown.set(problem, find(inOrder(problem), isShown))
  }
  // Different rewordings often come to the same text.
  const known = new Map<string, Audit>([[String(expression), { examined, problems }]])
  const auditOnce = (one: RegExp): Audit => {
    const text = String(one)
    const audited = known.get(text) ?? audit(one, options, budget)
    known.set(text, audited)
    return audited
  }
  const isTooLong = options.isWaitedFor === true && source.length > longestSuggested
  const suggestion = isTooLong
    ? undefined
    : writeSuggestion(expression, examined, {
        examine: (part) => auditOnce(part).examined,
        passes: (candidate) =>
          auditOnce(candidate).problems.length === 0 &&
          [...shown.values()].every((origin) => origin === undefined || !candidate.test(origin)),
        demandsHttps: options.credentials && options.dangerously?.insecureOrigins !== true,
        demandsOwners: options.credentials && options.dangerously?.publicSuffixes !== true,
      })
  const anchored = suggestion?.expression ?? new RegExp(`^(?:${source})$`, expression.flags)
  // If it is open at its end, anchors alone do not help.
  const isOpen = suggestion === undefined && problems.some(({ kind }) => kind === 'open-end')
  const isUnanchored = (origin: string): boolean =>
    isAccepted(origin) && (isOpen || !anchored.test(origin))
  return problems.map((problem) => ({
    kind: problem.kind,
    part: source.slice(problem.span.start, problem.span.end),
    index: problem.span.start,
    counterexample: shown.has(problem) ? shown.get(problem) : find(inOrder(problem), isUnanchored),
    suggestion: suggestion?.pattern ?? suggestion?.expression,
  }))
}

/** A problem's candidates: first over https, as most pages are, then over http, then with other schemes. */
function* inOrder({ kind, candidates }: Problem): Generator<string> {
  if (kind === 'insecure-origin') {
    yield* candidates
    return
  }
  for (const origin of candidates) yield origin.replace(/^[^/]*(?=:\/\/)/, 'https')
  yield* candidates.filter((origin) => origin.startsWith('http:'))
  yield* candidates.filter((origin) => !/^https?:/.test(origin))
}

function find(origins: Iterable<string>, is: (origin: string) => boolean): string | undefined {
  for (const origin of origins) if (is(origin)) return origin
  return undefined
}

interface Audit {
  readonly examined: readonly Examined[]
  readonly problems: readonly Problem[]
}

function audit(expression: RegExp, options: AuditOptions, budget: Budget): Audit {
  const whole = { start: 0, end: expression.source.length }
  try {
    const { alternatives, isMultiline } = parseExpression(expression, budget)
    const examined = examine(alternatives, options, budget)
    const problems = examined.flatMap((alternative) => alternative.problems)
    const lines: Problem[] = isMultiline ? [{ kind: 'multiline', span: whole, candidates: [] }] : []
    return { examined, problems: [...lines, ...problems] }
  } catch (error) {
    if (!(error instanceof NotAuditable)) throw error
    const { span = whole } = error
    return { examined: [], problems: [{ kind: 'too-complex', span, candidates: [] }] }
  }
}

/** Whether an origin is well-formed and does not belong to this machine. */
function isForeign(value: string): boolean {
  const origin = parseOrigin(value)
  return origin !== undefined && !isLoopback(origin.host)
}
