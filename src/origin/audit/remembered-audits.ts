import { auditExpression, type ExpressionFinding } from './audit-expression.js'
import type { AuditOptions } from './finding.js'

/** How many characters of expressions are kept: those of some ten thousand, or of a few very long ones. */
const mostCharacters = 1_000_000

type Findings = readonly ExpressionFinding[]

/** By the object, as long as it is used: that is what most predicates answer with, and costs next to nothing. */
const byObject = new WeakMap<RegExp, ReadonlyMap<string, Findings>>()

/** By the text, the least recently used first: an expression in the code of a function is a new object for each call. */
const byText = new Map<string, Findings>()
let characters = 0

/** What an audit finds. An audit takes milliseconds, and a predicate may answer with an expression for each request. */
export function rememberedAudit(expression: RegExp, options: AuditOptions): Findings {
  const { credentials, dangerously, isWaitedFor = false } = options
  const { insecureOrigins = false, publicSuffixes = false } = dangerously ?? {}
  // Not the object alone: `RegExp.prototype.compile` makes another expression of it.
  const rules = [credentials, insecureOrigins, publicSuffixes, isWaitedFor]
  const key = `${rules.join(' ')} ${String(expression)}`
  const known = byObject.get(expression)?.get(key)
  if (known !== undefined) return known
  const findings = byText.get(key) ?? auditExpression(expression, options)
  byObject.set(expression, new Map([[key, findings]]))
  remember(key, findings)
  return findings
}

function remember(key: string, findings: Findings): void {
  if (byText.delete(key)) characters -= key.length
  byText.set(key, findings)
  characters += key.length
  for (const oldest of byText.keys()) {
    if (characters <= mostCharacters) return
    byText.delete(oldest)
    characters -= oldest.length
  }
}
