import type { OriginEntry } from '../../options.js'
import { toSource } from '../../values/quote.js'
import { acceptedProblems, acceptRisk } from './accept-risk.js'
import type { AllowlistRules, ListedDanger } from './rules.js'
import type { ExpressionFinding } from '../audit/audit-expression.js'
import { rememberedAudit } from '../audit/remembered-audits.js'
import { entryProblem, type EntryProblem, type Offers } from './entry-problem.js'
import type { Judge } from './entry-problems.js'
import { expressionWords } from './expression-words.js'

type FindingKind = ExpressionFinding['kind']

/**
 * What is wrong with an expression, each problem with an origin of an attacker's that this very expression let in.
 *
 * @param judge what would be wrong with what is written instead
 */
export function expressionProblems(
  expression: RegExp,
  rules: AllowlistRules,
  judge: Judge,
): readonly EntryProblem[] {
  const { credentials, isWaitedFor } = rules
  const findings = rememberedAudit(expression, { credentials, dangerously: rules, isWaitedFor })
  if (findings.length === 0) return []
  if (expression.source === '(?:)') {
    return [entryProblem('expression-unanchored', expression, isEmpty)]
  }
  const open =
    findings.find(({ kind }) => kind === 'public-suffix') ??
    findings.find(({ kind }) => kind === 'unanchored' && credentials && !rules.publicSuffixes)
  if (open !== undefined && open.suggestion === undefined && acceptsAll(expression)) {
    return [everyOriginWithCredentials(open.kind, expression)]
  }
  // A request does not wait for a second audit, and what takes long to examine would take as long again.
  const isDone = isWaitedFor === true || findings.every(({ kind }) => kind === 'too-complex')
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
        () => (suggestion === undefined ? [] : [suggestion]),
      )
      const isForAll = kind === 'unanchored' && !credentials && acceptsAll(expression)
      return isForAll ? everyOrigin(expression, problem) : problem
    })
}

/** What to write instead of an expression for all that is wrong with it without credentials. */
const writtenAnew = (expression: RegExp): OriginEntry | undefined =>
  rememberedAudit(expression, { credentials: false })[0]?.suggestion

/** The entry that a risk is accepted for: it is written anew if it has to be. */
export const withoutOtherProblems = (expression: RegExp): OriginEntry =>
  writtenAnew(expression) ?? expression

/** What a risk is accepted with, for each kind that is one. */
const dangers: Partial<Record<FindingKind, ListedDanger>> = {
  'insecure-origin': 'insecureOrigins',
  'public-suffix': 'publicSuffixes',
}

/** The risks that show only when the expression is written anew. */
function hiddenDangers(
  expression: RegExp,
  findings: readonly ExpressionFinding[],
  rewritten: OriginEntry | undefined,
  { credentials, ...dangerously }: AllowlistRules,
): readonly ExpressionFinding[] {
  const stalls = findings.some(({ kind }) => kind === 'backtracking' || kind === 'too-complex')
  if (typeof rewritten !== 'object' || !credentials || stalls) return []
  return rememberedAudit(rewritten, { credentials, dangerously }).filter(
    ({ kind, counterexample }) =>
      kind in dangers &&
      findings.every((finding) => finding.kind !== kind) &&
      (counterexample === undefined || runnable(expression).test(counterexample)),
  )
}

/** Whether a finding is still to be told, if the expression is written anew for its other problems. */
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

/** Without credentials, an expression that accepts everything may be meant: it says so in fewer expressionWords. */
const everyOrigin =
  (expression: RegExp, problem: EntryProblem): EntryProblem =>
  (path, offers) => {
    const code = 'expression-unanchored'
    const says = "accepts every origin. If that is what you mean, write `origin: '*'` (or true)."
    const told = entryProblem(code, expression, says, () => (path === 'origin' ? ['*'] : []))(path)
    return path === 'origin' ? told : { ...problem(path, offers), message: told.message }
  }

const everyOriginWithCredentials = (kind: FindingKind, expression: RegExp): EntryProblem =>
  entryProblem(
    `expression-${kind}`,
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

/** Asked only of what is known to end soon. */
const acceptsAll = (expression: RegExp): boolean =>
  // What looks around makes exceptions.
  !/\(\?<?[=!]/.test(expression.source) &&
  strangers.every((origin) => runnable(expression).test(origin))

/** Without the flags that make a run depend on the one before. */
const runnable = ({ source, flags }: RegExp): RegExp =>
  new RegExp(source, flags.replace(/[gy]/g, ''))
