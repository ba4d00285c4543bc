import { auditExpression, type ExpressionFinding } from './audit-expression.js'
import type { AuditOptions } from './finding.js'

/** How many characters of expressions are kept: some ten thousand expressions, or a few very long ones. */
const mostCharacters = 1_000_000

type Findings = readonly ExpressionFinding[]

/** By object, while it is in use. Most predicates return the same object each time, and this lookup is the fastest. */
const byObject = new WeakMap<RegExp, ReadonlyMap<string, Findings>>()

/** By text, the least recently used first. A literal inside a function is a new object for each call. */
const byText = new Map<string, Findings>()
let characters = 0

/** Audits an expression once. An audit takes milliseconds, and a predicate may return an expression for each request. */
export function rememberedAudit(expression: RegExp, options: AuditOptions): Findings {
  const { credentials, dangerously, isWaitedFor = false } = options
  const { insecureOrigins = false, publicSuffixes = false } = dangerously ?? {}
  // The object is not enough: `RegExp.prototype.compile` can change its expression.
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
