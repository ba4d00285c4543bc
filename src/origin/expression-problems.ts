import { quote } from '../quote.js'
import { acceptRisk } from './accept-risk.js'
import type { AllowlistRules, ListedDanger } from './allowlist-rules.js'
import type { ExpressionFinding } from './expression/audit-expression.js'
import { rememberedAudit } from './expression/remembered-audits.js'
import { entryProblem, type EntryProblem } from './entry-problem.js'
import { isExtensionScheme } from './extension-schemes.js'
import { publicSuffixOf } from './public-suffix.js'
import { parseOrigin } from './serialized-origin.js'

type Kind = ExpressionFinding['kind']
type Words = (
  finding: ExpressionFinding,
  source: string,
  accept: (danger: ListedDanger) => string,
) => string

/** Each goes on after "`origin` is /…/, which". */
const words: Readonly<Record<Kind, Words>> = {
  unanchored: (finding, source) =>
    `${missingAnchor(finding.part)}${within(finding, source)}.${accepts(finding)}`,
  multiline: (finding) =>
    `has the \`m\` flag, so \`^\` and \`$\` match at line breaks too. Remove the flag.${accepts(finding)}`,
  'bare-dot': (finding, source) =>
    `has an unescaped dot${within(finding, source)}, so it accepts any character there: write \`\\.\`.${accepts(finding)}`,
  'look-alike': (finding) =>
    `has \`${finding.part}\` right before a domain name, so it also accepts other domains that end in that name` +
    `${suchAs(finding)}.`,
  'open-end': (finding) =>
    `has \`${finding.part}\` after a name, so it also accepts longer names${suchAs(finding)}.`,
  'insecure-origin': (finding, _, accept) =>
    `accepts plain http${suchAs(finding)}: with \`credentials\`, anyone on the network could act as your users. Use ` +
    `https, or accept the risk for a network that you trust with ${accept('insecureOrigins')}.`,
  'public-suffix': openToAnyone,
  'quantified-letter': (finding) =>
    `has \`${finding.part}\` in a domain name, so it also accepts other names${suchAs(finding)}. The quantifier applies ` +
    'to that one letter: spell out your own names.',
  'matches-nothing': (finding, source) =>
    `does not match any origin that a browser sends${within(finding, source)}. An origin looks like ` +
    '"https://app.example.com".',
  backtracking: (finding, source) =>
    `can take so many steps${within(finding, source)} that a single request stalls your server.`,
  'too-complex': (finding, source) =>
    `is too complex to check${because(finding, source)}. Use patterns such as "https://*.example.com", or a simpler ` +
    'regular expression.',
}

function missingAnchor(part: string): string {
  if (part.startsWith('^')) return 'does not end with `$`'
  return /(?:^|[^\\])\$$/.test(part)
    ? 'does not start with `^`'
    : 'is not anchored: start it with `^` and end it with `$`'
}

/** Which part it is about, unless that is all of it. */
const within = ({ part }: ExpressionFinding, source: string): string =>
  part === source ? '' : ` (in \`${part}\`)`

/** Which part is the cause, unless that is all of it. */
const because = ({ part }: ExpressionFinding, source: string): string =>
  part === source ? '' : ` because of \`${part}\``

const accepts = ({ counterexample }: ExpressionFinding): string =>
  counterexample === undefined ? '' : ` It accepts ${quote(counterexample)}.`

const suchAs = ({ counterexample }: ExpressionFinding): string =>
  counterexample === undefined ? '' : `, such as ${quote(counterexample)}`

/** What is open to anyone, and an origin of theirs. */
function openToAnyone(
  { part, counterexample }: ExpressionFinding,
  _source: string,
  accept: (danger: ListedDanger) => string,
): string {
  const { scheme = '', host = '' } = parseOrigin(counterexample ?? '') ?? {}
  const suffix = publicSuffixOf(host)
  const because = isExtensionScheme(scheme)
    ? 'anyone can publish an extension'
    : `anyone can register a name ${suffix === undefined ? 'there' : `under ${suffix}`}`
  const attacker = counterexample === undefined ? 'strangers' : quote(counterexample)
  return (
    `leaves \`${part}\` open, and ${because}: with \`credentials\`, ${attacker} could act as your users. List your own ` +
    `origins, or accept the risk with ${accept('publicSuffixes')}.`
  )
}

/** What is wrong with an expression, each problem with an origin of an attacker's that this very expression let in. */
export function expressionProblems(
  expression: RegExp,
  rules: AllowlistRules,
): readonly EntryProblem[] {
  const { credentials, isWaitedFor } = rules
  const findings = rememberedAudit(expression, { credentials, dangerously: rules, isWaitedFor })
  if (findings.length > 0 && expression.source === '(?:)') {
    return [entryProblem('expression-unanchored', expression, isEmpty)]
  }
  const open =
    findings.find(({ kind }) => kind === 'public-suffix') ??
    findings.find(({ kind }) => kind === 'unanchored' && credentials && !rules.publicSuffixes)
  if (open !== undefined && acceptsAll(expression)) {
    return [everyOriginWithCredentials(open.kind, expression)]
  }
  return findings.map((finding) => {
    const { kind, suggestion } = finding
    const code = `expression-${kind}` as const
    const problem = entryProblem(
      code,
      expression,
      (_, offers) => {
        const accept = (danger: ListedDanger): string => acceptRisk(danger, expression, offers)
        return words[kind](finding, expression.source, accept)
      },
      () => (suggestion === undefined ? [] : [suggestion]),
    )
    const isForAll = kind === 'unanchored' && !credentials && acceptsAll(expression)
    return isForAll ? everyOrigin(expression, problem) : problem
  })
}

const isEmpty =
  'is empty, so it accepts every origin: is a variable missing? Set it, or list the origins that you mean.'

/** Without credentials, an expression that accepts everything may be meant: it says so in fewer words. */
const everyOrigin =
  (expression: RegExp, problem: EntryProblem): EntryProblem =>
  (path, offers) => {
    const code = 'expression-unanchored'
    const says = "accepts every origin. If that is what you mean, write `origin: '*'` (or true)."
    const told = entryProblem(code, expression, says, () => (path === 'origin' ? ['*'] : []))(path)
    return path === 'origin' ? told : { ...problem(path, offers), message: told.message }
  }

const everyOriginWithCredentials = (kind: Kind, expression: RegExp): EntryProblem =>
  entryProblem(
    `expression-${kind}`,
    expression,
    'accepts every origin: with `credentials`, any web page could act as your signed-in users. List the origins that ' +
      "you trust; 'http://localhost:*' is enough for development.",
    (path) => (path === 'origin' ? ['https://app.example.com', 'http://localhost:*'] : []),
  )

const strangers = [
  'https://evil.example',
  'http://a.b.c.test:8080',
  'http://localhost:3000',
  'https://192.0.2.1',
  'https://xn--bcher-kva.example:8443',
]

/** Asked only of what is known to end soon. */
function acceptsAll({ source, flags }: RegExp): boolean {
  const expression = new RegExp(source, flags.replace(/[gy]/g, ''))
  return strangers.every((origin) => expression.test(origin))
}
