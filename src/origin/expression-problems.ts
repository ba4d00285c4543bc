import { quote } from '../quote.js'
import type { AllowlistRules } from './allowlist-rules.js'
import type { ExpressionFinding } from './expression/audit-expression.js'
import { rememberedAudit } from './expression/remembered-audits.js'
import { entryProblem, type EntryProblem } from './entry-problem.js'
import { isExtensionScheme } from './extension-schemes.js'
import { publicSuffixOf } from './public-suffix.js'
import { parseOrigin } from './serialized-origin.js'

type Kind = ExpressionFinding['kind']

/** Each goes on after "`origin` is /…/, which"; `part` is where in the source it is. */
const words: Readonly<Record<Kind, (part: string, finding: ExpressionFinding) => string>> = {
  unanchored: (part) =>
    `is not anchored at both ends in \`${part}\`: start it with \`^\` and end it with \`$\`.`,
  multiline: () =>
    'has the `m` flag, with which `^` and `$` match at line breaks too: remove the flag.',
  'bare-dot': (part) =>
    `has a dot in \`${part}\` that matches any character: write \`\\.\` instead.`,
  'look-alike': (part) =>
    `has \`${part}\` right before a domain name, so it also accepts other domains that end in that name.`,
  'open-end': (part) => `has \`${part}\` after a name, so it also accepts longer names.`,
  'insecure-origin': () =>
    'accepts plain http, so with `credentials` anyone on the network could act as your users (to allow that, add ' +
    '`dangerously: { insecureOrigins: true }`).',
  'public-suffix': (_, finding) => openToAnyone(finding),
  'quantified-letter': (part) =>
    `has \`${part}\` in a domain name, where the quantifier is for that one letter. Spell out the names that are yours.`,
  'matches-nothing': () => 'does not match any origin that a browser sends.',
  backtracking: (part) =>
    `can take so many steps, because of \`${part}\`, that one request stalls your server.`,
  'too-complex': (part) =>
    `cannot be checked because of \`${part}\`. Use patterns such as "https://*.example.com", or a simpler regular ` +
    'expression.',
}

/** What is open to anyone, and an origin of theirs. */
function openToAnyone({ part, counterexample }: ExpressionFinding): string {
  const { scheme = '', host = '' } = parseOrigin(counterexample ?? '') ?? {}
  const suffix = publicSuffixOf(host)
  const because = isExtensionScheme(scheme)
    ? 'anyone can publish an extension'
    : `anyone can register a name ${suffix === undefined ? 'there' : `under ${suffix}`}`
  const attacker = counterexample === undefined ? 'strangers' : quote(counterexample)
  return (
    `leaves \`${part}\` open, and ${because}: with \`credentials\`, ${attacker} could act as your users. List your own ` +
    'origins, or add `dangerously: { publicSuffixes: true }` to allow them all.'
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
    const { kind, part, suggestion } = finding
    const code = `expression-${kind}` as const
    const says = `${words[kind](part, finding)}${example(finding)}`
    return entryProblem(code, expression, says, () =>
      suggestion === undefined ? [] : [suggestion],
    )
  })
}

const example = ({ kind, counterexample }: ExpressionFinding): string =>
  counterexample === undefined || withoutExample.has(kind)
    ? ''
    : ` It accepts ${quote(counterexample)}.`
