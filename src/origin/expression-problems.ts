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
type Words = (finding: ExpressionFinding, accept: (danger: ListedDanger) => string) => string

/** Each goes on after "`origin` is /…/, which". */
const words: Readonly<Record<Kind, Words>> = {
  unanchored: ({ part }) =>
    `is not anchored at both ends in \`${part}\`: start it with \`^\` and end it with \`$\`.`,
  multiline: () =>
    'has the `m` flag, with which `^` and `$` match at line breaks too: remove the flag.',
  'bare-dot': ({ part }) =>
    `has a dot in \`${part}\` that matches any character: write \`\\.\` instead.`,
  'look-alike': ({ part }) =>
    `has \`${part}\` right before a domain name, so it also accepts other domains that end in that name.`,
  'open-end': ({ part }) => `has \`${part}\` after a name, so it also accepts longer names.`,
  'insecure-origin': (_, accept) =>
    'accepts plain http: with `credentials`, anyone on the network could act as your users. Use https, or accept the ' +
    `risk for a network that you trust with ${accept('insecureOrigins')}.`,
  'public-suffix': openToAnyone,
  'quantified-letter': ({ part }) =>
    `has \`${part}\` in a domain name, where the quantifier is for that one letter. Spell out the names that are yours.`,
  'matches-nothing': () => 'does not match any origin that a browser sends.',
  backtracking: ({ part }) =>
    `can take so many steps, because of \`${part}\`, that one request stalls your server.`,
  'too-complex': ({ part }) =>
    `cannot be checked because of \`${part}\`. Use patterns such as "https://*.example.com", or a simpler regular ` +
    'expression.',
}

/** What is open to anyone, and an origin of theirs. */
function openToAnyone(
  { part, counterexample }: ExpressionFinding,
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

/** Kinds that let no attacker in, or whose message has an example already. */
const withoutExample: ReadonlySet<Kind> = new Set([
  'public-suffix',
  'matches-nothing',
  'backtracking',
  'too-complex',
])

/** What is wrong with an expression, each problem with an origin of an attacker's that this very expression let in. */
export function expressionProblems(
  expression: RegExp,
  rules: AllowlistRules,
): readonly EntryProblem[] {
  const { credentials } = rules
  const findings = rememberedAudit(expression, { credentials, dangerously: rules })
  return findings.map((finding) => {
    const { kind, suggestion } = finding
    const code = `expression-${kind}` as const
    if (kind === 'unanchored' && expression.source === '(?:)') {
      return entryProblem(code, expression, isEmpty)
    }
    const problem = entryProblem(
      code,
      expression,
      (_, offers) => {
        const accept = (danger: ListedDanger): string => acceptRisk(danger, expression, offers)
        return `${words[kind](finding, accept)}${example(finding)}`
      },
      () => (suggestion === undefined ? [] : [suggestion]),
    )
    const isForAll = kind === 'unanchored' && !credentials && acceptsAll(expression)
    return isForAll ? everyOrigin(expression, problem) : problem
  })
}

const isEmpty =
  'is empty, so it accepts every origin. Is a variable missing? Set it, or write the origins that you mean.'

/** Without credentials, an expression that accepts everything may be meant: it says so in fewer words. */
const everyOrigin =
  (expression: RegExp, problem: EntryProblem): EntryProblem =>
  (path, offers) => {
    const code = 'expression-unanchored'
    const says = "accepts every origin. If that is what you mean, write `origin: '*'` (or true)."
    const told = entryProblem(code, expression, says, () => (path === 'origin' ? ['*'] : []))(path)
    return path === 'origin' ? told : { ...problem(path, offers), message: told.message }
  }

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

const example = ({ kind, counterexample }: ExpressionFinding): string =>
  counterexample === undefined || withoutExample.has(kind)
    ? ''
    : ` It accepts ${quote(counterexample)}.`
