import { quote } from '../quote.js'
import type { AllowlistRules } from './allowlist-rules.js'
import { auditExpression, type ExpressionFinding } from './expression/audit-expression.js'
import { entryProblem, type EntryProblem } from './entry-problem.js'
import { isOpenToRegistration, isRegistrable } from './public-suffix.js'

type Kind = ExpressionFinding['kind']

/** Each goes on after "`origin` is /…/, which"; `part` is where in the source it is. */
const words: Readonly<Record<Kind, (part: string) => string>> = {
  unanchored: (part) =>
    `is not anchored at both ends in \`${part}\`: whatever stands before or after it is let in. \`^\` and \`$\` anchor it.`,
  multiline: () =>
    'has the flag `m`, with which `^` and `$` are the ends of lines, and not of the whole.',
  'bare-dot': (part) =>
    `has a dot in \`${part}\` that stands for any character, where \`\\.\` is meant.`,
  'look-alike': (part) =>
    `has \`${part}\` right in front of a name, so that other names with the same end are let in.`,
  'open-end': (part) => `has \`${part}\` behind a name, so that it goes on to other names.`,
  'insecure-origin': () =>
    'accepts plain http, where anyone on the network can answer: with `credentials` they act as the user. To allow that ' +
    'all the same, add `dangerously: { insecureOrigins: true }`.',
  'public-suffix': (part) =>
    `leaves names under a public suffix to whoever registers them, by \`${part}\`: with \`credentials\` they act as the user. To ` +
    'allow that all the same, add `dangerously: { publicSuffixes: true }`.',
  'matches-nothing': () => 'matches no origin that a browser sends.',
  backtracking: (part) =>
    `takes so many steps on some origins, because of \`${part}\`, that one request could stall the server.`,
  'too-complex': (part) =>
    `cannot be examined because of \`${part}\`. Write patterns, or a simpler expression.`,
}

/** Kinds of which an example is no use: nobody is let in by them. */
const withoutExample: ReadonlySet<Kind> = new Set([
  'matches-nothing',
  'backtracking',
  'too-complex',
])

/** What is wrong with an expression, each problem with an origin of an attacker's that this very expression let in. */
export function expressionProblems(
  expression: RegExp,
  rules: AllowlistRules,
): readonly EntryProblem[] {
  return findingsOf(expression, rules).map((finding) => {
    const { kind, part, suggestion } = finding
    const code = `expression-${kind}` as const
    const says = `${words[kind](part)}${example(finding)}`
    return entryProblem(code, expression, says, () =>
      suggestion === undefined ? [] : [suggestion],
    )
  })
}

/** A predicate may answer with the same expression for each request, and an audit takes milliseconds. */
const remembered = new Map<string, readonly ExpressionFinding[]>()

function findingsOf(expression: RegExp, rules: AllowlistRules): readonly ExpressionFinding[] {
  const { credentials, insecureOrigins, publicSuffixes } = rules
  const key = [String(expression), credentials, insecureOrigins, publicSuffixes].join(' ')
  const known = remembered.get(key)
  if (known !== undefined) return known
  const audited = auditExpression(expression, { credentials, dangerously: rules, isRegistrable })
  const isOpen = credentials && !publicSuffixes && audited.length === 0
  const findings = isOpen ? deepSuffixes(expression) : audited
  if (remembered.size === 100) remembered.clear()
  remembered.set(key, findings)
  return findings
}

function example({ kind, counterexample }: ExpressionFinding): string {
  if (withoutExample.has(kind)) return ''
  return counterexample === undefined
    ? ' No origin was found that shows it.'
    : ` It accepts ${quote(counterexample)}.`
}

/** Names that an attacker could register; an expression that takes both of a pair leaves the choice. */
const namePairs = [
  ['evil', 'attacker'],
  ['abc-def', 'xyz-uvw'],
] as const

/**
 * Finds public suffixes that stand below a domain of somebody's, as `s3.amazonaws.com` does below `amazonaws.com`, where
 * the audit takes what is further to the left for that somebody's. Run only on expressions that passed it.
 */
function deepSuffixes({ source, flags }: RegExp): readonly ExpressionFinding[] {
  const expression = new RegExp(source, flags.replace(/[gy]/g, ''))
  for (const [part] of source.replaceAll('\\.', '.').matchAll(/[\w.-]+/g)) {
    const labels = part.toLowerCase().split('.')
    for (const from of labels.keys()) {
      const suffix = labels.slice(from).join('.')
      if (!isOpenToRegistration(suffix)) continue
      for (const names of namePairs) {
        const origins = names.map((name) => `https://${name}.${suffix}`)
        const [counterexample] = origins
        if (!origins.every((origin) => expression.test(origin))) continue
        return [
          { kind: 'public-suffix', part: suffix, index: 0, counterexample, suggestion: undefined },
        ]
      }
    }
  }
  return []
}
