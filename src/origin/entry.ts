import { isRegExp } from '../kinds.js'
import type { AllowlistRules } from './allowlist-rules.js'
import { Allowlist } from './allowlist.js'
import { correct, schemesOfPages } from './correct.js'
import { diagnose } from './diagnose.js'
import { entryProblem, type EntryProblem } from './entry-problem.js'
import { expressionProblems } from './expression-problems.js'
import { isLoopback } from './loopback.js'
import { parsePattern, type OriginPattern } from './pattern.js'
import { isOpenToRegistration } from './public-suffix.js'
import { isList, membersOf } from './written-list.js'

/**
 * Adds an entry to an allowlist.
 *
 * @returns what is wrong with it; then the allowlist is of no use
 */
export function addEntry(
  entry: unknown,
  rules: AllowlistRules,
  allowlist: Allowlist,
): readonly EntryProblem[] {
  if (isRegExp(entry)) {
    allowlist.addExpression(entry)
    return expressionProblems(entry, rules)
  }
  if (typeof entry !== 'string') return [wrongType(entry)]
  if (entry === 'null') {
    allowlist.addNull()
    return rules.nullOrigin ? none : [nullOrigin]
  }
  const pattern = parsePattern(entry)
  if (pattern === undefined || schemesOfPages.has(pattern.scheme)) return [malformed(entry, rules)]
  allowlist.addPattern(entry, pattern)
  return rules.credentials ? unsafe(entry, pattern, rules) : none
}

const none: readonly EntryProblem[] = []

const isSound = (entry: string | RegExp, rules: AllowlistRules): boolean =>
  addEntry(entry, rules, new Allowlist()).length === 0

const wrongType = (entry: unknown): EntryProblem =>
  entryProblem('wrong-type', entry, 'is no string, regular expression, or array of them.')

function malformed(entry: string, rules: AllowlistRules): EntryProblem {
  const { code, says } = diagnose(entry)
  const members = isList(entry) ? membersOf(entry) : membersOf(entry).slice(0, 1)
  return entryProblem(code, entry, `${says}. It would match nothing.`, () =>
    members.map((member) => soundEntry(member, rules)),
  )
}

function unsafe(entry: string, pattern: OriginPattern, rules: AllowlistRules): EntryProblem[] {
  const { scheme, host, subdomains } = pattern
  const problems: EntryProblem[] = []
  if (scheme === 'http' && !isLoopback(host) && !rules.insecureOrigins) {
    const says =
      'anyone on the network can answer for, as it is not encrypted: with `credentials` they act as the user. To allow ' +
      'that all the same, add `dangerously: { insecureOrigins: true }`.'
    problems.push(entryProblem('insecure-origin', entry, says, () => [soundEntry(entry, rules)]))
  }
  if (subdomains && !rules.publicSuffixes && isOpenToRegistration(host)) {
    const says =
      `anyone can register a name under: ${host} is a public suffix, and with \`credentials\` whoever has a name there ` +
      'acts as the user. List the origins that are yours. To allow all of them all the same, add ' +
      '`dangerously: { publicSuffixes: true }`.'
    const mine = `${scheme}://your-app.${host}`
    problems.push(entryProblem('public-suffix', entry, says, () => [soundEntry(mine, rules)]))
  }
  return problems
}

/** What was meant by a string, where an allowlist may have that; over https, where it may not over http. */
function soundEntry(value: string, rules: AllowlistRules): string | RegExp | undefined {
  const secure = value.replace(/^\s*http:/i, 'https:')
  return [correct(value), correct(secure)].find(
    (meant) => meant !== undefined && isSound(meant, rules),
  )
}

const nullOrigin = entryProblem(
  'null-origin',
  'null',
  'any page on the web can send, from a sandboxed frame: allowing it allows everyone. To do that all the same, add ' +
    '`dangerously: { nullOrigin: true }`.',
)
