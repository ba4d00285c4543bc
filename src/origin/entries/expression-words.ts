import { quote } from '../../values/quote.js'
import type { ExpressionFinding } from '../audit/audit-expression.js'
import { isExtensionScheme } from '../extension-schemes.js'
import { isLocal } from '../loopback.js'
import { publicSuffixOf } from '../public-suffix.js'
import { isIpAddress, parseOrigin } from '../serialized-origin.js'
import type { ListedDanger } from './rules.js'

export type FindingKind = ExpressionFinding['kind']
type Wording = (
  finding: ExpressionFinding,
  source: string,
  /** Part of a sentence that says how to accept a risk. */
  accept: (danger: ListedDanger) => string,
) => string

/** Each continues "`origin` is /…/, which". */
export const expressionWords: Readonly<Record<FindingKind, Wording>> = {
  unanchored: (finding, source) =>
    `${missingAnchor(finding.part)}${within(finding, source)}.${accepts(finding)}`,
  multiline: (finding) =>
    `has the \`m\` flag, so \`^\` and \`$\` match at line breaks too. Remove the flag.${accepts(finding)}`,
  'bare-dot': (finding, source) =>
    `has an unescaped dot${within(finding, source)}, so it accepts any character there${suchAs(finding, 'as in')}. Write \`\\.\` instead.`,
  'look-alike': (finding) =>
    `has \`${finding.part}\` right before a domain name, so it also accepts other domains that end in that name` +
    `${suchAs(finding)}.`,
  'open-end': (finding) =>
    `has \`${finding.part}\` after a name, so it also accepts longer names${suchAs(finding)}.`,
  'insecure-origin': (finding, _, accept) =>
    `accepts plain http${suchAs(finding)}: with \`credentials\`, anyone on the network could act as your users. ` +
    `${hasHttps(finding) ? 'Use https or, if' : 'If'} you trust the network, ${accept('insecureOrigins')}.`,
  'public-suffix': openToAnyone,
  'quantified-letter': (finding) =>
    `has \`${finding.part}\` in a domain name, so it also accepts other names${suchAs(finding)}. The quantifier applies ` +
    'only to that one letter: spell out the names you mean.',
  'matches-nothing': (finding, source) =>
    `does not match any origin that a browser sends${within(finding, source)}. An origin looks like ` +
    '"https://app.example.com".',
  backtracking: (finding, source) =>
    `can take so many steps${within(finding, source)} that a single request could stall your server.`,
  'too-complex': (finding, source) =>
    `is too complex to check${because(finding, source)}. Use patterns such as "https://*.example.com", or a simpler ` +
    'regular expression.',
}

function missingAnchor(part: string): string {
  if (/^\^|^\((?:\?:)?\^[^()|]*\)$/.test(part)) return 'does not end with `$`'
  return /(?:^|[^\\])\$$|^[^|]*[^\\]\$\)+$/.test(part)
    ? 'does not start with `^`'
    : 'is not anchored: start it with `^` and end it with `$`'
}

/** Whether https is available for the host: it is neither an address nor a local name. */
function hasHttps({ counterexample }: ExpressionFinding): boolean {
  const origin = parseOrigin(counterexample ?? '')
  return origin === undefined || !(isLocal(origin.host) || isIpAddress(origin))
}

/** Names the part with the problem, unless it is the whole expression. */
const within = ({ part }: ExpressionFinding, source: string): string =>
  part === source ? '' : ` (in \`${part}\`)`

/** Names the part that is the cause, unless it is the whole expression. */
const because = ({ part }: ExpressionFinding, source: string): string =>
  part === source ? '' : ` because of \`${part}\``

const accepts = ({ counterexample }: ExpressionFinding): string =>
  counterexample === undefined ? '' : ` It also accepts ${quote(counterexample)}.`

const suchAs = ({ counterexample }: ExpressionFinding, words = 'such as'): string =>
  counterexample === undefined ? '' : `, ${words} ${quote(counterexample)}`

/** Names what anyone can register, with an attacker's origin. */
function openToAnyone(
  { counterexample }: ExpressionFinding,
  _source: string,
  accept: (danger: ListedDanger) => string,
): string {
  const attacker = counterexample === undefined ? 'they' : quote(counterexample)
  return (
    `accepts ${whatAnyoneHas(counterexample ?? '')}: with \`credentials\`, ${attacker} could act as your users. ` +
    `List your own origins, or ${accept('publicSuffixes')}.`
  )
}

function whatAnyoneHas(origin: string): string {
  const parsed = parseOrigin(origin)
  if (parsed === undefined) return 'names that anyone can register'
  if (isExtensionScheme(parsed.scheme)) return 'extensions that anyone can publish'
  if (isIpAddress(parsed)) return 'addresses that anyone can have'
  const suffix = publicSuffixOf(parsed.host)
  return `names that anyone can register${suffix === undefined ? '' : ` under ${suffix}`}`
}
