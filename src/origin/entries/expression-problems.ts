import type { OriginEntry } from '../../options.js'
import { toSource } from '../../values/quote.js'
import { acceptedProblems, acceptRisk } from './accept-risk.js'
import type { AllowlistRules, ListedDanger } from './rules.js'
import type { ExpressionFinding } from '../audit/audit-expression.js'
import { rememberedAudit } from '../audit/remembered-audits.js'
import { entryProblem, type EntryProblem, type Offers } from './entry-problem.js'
import type { Judge } from './entry-problems.js'
import { expressionWords, type FindingKind } from './expression-words.js'

/**
 * What is wrong with a regular expression. Problems show an attacker's origin that this very expression accepted.
 *
 * @param judge finds what is wrong with a suggestion
 */
export function expressionProblems(
  expression: RegExp,
  rules: AllowlistRules,
  judge: Judge,
): readonly EntryProblem[] {
  const { credentials, isWaitedFor } = rules
  const audited = rememberedAudit(expression, { credentials, dangerously: rules, isWaitedFor })
  if (audited.length === 0) return []
  if (expression.source === '(?:)') {
    return [entryProblem('expression-unanchored', expression, isEmpty)]
  }
  const open = audited.find(({ kind }) => kind === 'public-suffix')
  if (open !== undefined && open.suggestion === undefined && acceptsAll(expression)) {
    return [everyOriginWithCredentials(expression)]
  }
  const unanchored = audited.find(({ kind }) => kind === 'unanchored')
  const isForAll = !credentials && unanchored !== undefined && acceptsAll(expression)
  const findings = isForAll ? [unanchored] : audited
  // Skip a second audit if a request waits for it, or if the first one already took too long.
  const isDone = isWaitedFor === true || findings[0]?.kind === 'too-complex'
  const rewritten = isDone ? undefined : writtenAnew(expression)
  const suggestion = findings[0]?.suggestion
  return [...findings, ...hiddenDangers(expression, findings, rewritten, rules)]
    .filter(({ kind }) => rewritten === undefined || remains(kind, rewritten, judge))
    .map((finding) => {
      const { kind } = finding
      const code = `expression-${kind}` as const
      const problem = entryProblem(
        code,
        expression,
        (_, offers) =>
          expressionWords[kind](finding, expression.source, (danger) =>
            waysPast(danger, expression, rewritten, offers),
          ),
        () => [suggestion],
      )
      return isForAll ? acceptsEveryOrigin(expression, problem) : problem
    })
}

/** What to write instead of a regular expression, for everything that is wrong with it even without credentials. */
const writtenAnew = (expression: RegExp): OriginEntry | undefined =>
  rememberedAudit(expression, { credentials: false })[0]?.suggestion

/** The entry to list under `dangerously`: rewritten, if the regular expression has other problems as well. */
export const withoutOtherProblems = (expression: RegExp): OriginEntry =>
  writtenAnew(expression) ?? expression

/** The member of `dangerously` that permits a finding, for the kinds that have one. */
const dangers: Partial<Record<FindingKind, ListedDanger>> = {
  'insecure-origin': 'insecureOrigins',
  'public-suffix': 'publicSuffixes',
}

/** Risks that the audit finds only in the rewritten expression. */
function hiddenDangers(
  expression: RegExp,
  findings: readonly ExpressionFinding[],
  rewritten: OriginEntry | undefined,
  { credentials, ...dangerously }: AllowlistRules,
): readonly ExpressionFinding[] {
  const stalls = findings.some(({ kind }) => kind === 'backtracking')
  if (typeof rewritten !== 'object' || !credentials || stalls) return []
  return rememberedAudit(rewritten, { credentials, dangerously }).filter(
    ({ kind, counterexample }) =>
      kind in dangers &&
      findings.every((finding) => finding.kind !== kind) &&
      (counterexample === undefined || runnable(expression).test(counterexample)),
  )
}

/** Whether a finding remains once the expression is rewritten for its other problems. */
function remains(kind: FindingKind, rewritten: OriginEntry, judge: Judge): boolean {
  const danger = dangers[kind]
  if (danger === undefined) return true
  return judge(rewritten).some((problem) => acceptedProblems[danger].includes(problem('').code))
}

function waysPast(
  danger: ListedDanger,
  expression: RegExp,
  rewritten: OriginEntry = expression,
  offers: Offers,
): string {
  const accept = `accept the risk with ${acceptRisk(danger, rewritten, offers)}`
  return rewritten === expression ? accept : `write \`${toSource(rewritten)}\` and ${accept}`
}

const isEmpty =
  'is empty, so it accepts every origin: is a variable missing? Set it, or list the origins that you mean.'

/** Without credentials, a regular expression that accepts everything may be intended, so the message is shorter. */
const acceptsEveryOrigin =
  (expression: RegExp, problem: EntryProblem): EntryProblem =>
  (path, offers) => {
    const code = 'expression-unanchored'
    const says = "accepts every origin. If that is what you mean, write `origin: '*'` (or true)."
    const told = entryProblem(code, expression, says, () => ['*'])(path)
    return path === 'origin' ? told : { ...problem(path, offers), message: told.message }
  }

const everyOriginWithCredentials = (expression: RegExp): EntryProblem =>
  entryProblem(
    'expression-public-suffix',
    expression,
    'accepts every origin: with `credentials`, any web page could act as your signed-in users. List the origins that ' +
      "you trust; 'http://localhost:*' is enough for development.",
    (path) => (path === 'origin' ? ['https://app.example.com', 'http://localhost:*'] : []),
  )

const strangers = [
  'http://a',
  'https://evil.example',
  'http://a.b.c.test:8080',
  'http://localhost:3000',
  'https://192.0.2.1',
  'https://xn--bcher-kva.example:8443',
]

/** Call it only for expressions that cannot stall. */
const acceptsAll = (expression: RegExp): boolean =>
  // Lookarounds make exceptions.
  !/\(\?<?[=!]/.test(expression.source) &&
  strangers.every((origin) => runnable(expression).test(origin))

/** The flags `g` and `y` would make `test` depend on the previous call. */
const runnable = ({ source, flags }: RegExp): RegExp =>
  new RegExp(source, flags.replace(/[gy]/g, ''))
