import { describe, expect, it } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { isLoopback } from '../../../src/origin/loopback.js'
import { parseOrigin } from '../../../src/origin/serialized-origin.js'
import { isRegistrable } from './registrable.js'
import { openExpressions, soundExpressions, type SoundExpression } from './sound-expressions.js'

const titled = (table: readonly SoundExpression[]) =>
  table.map(([expression, ...origins]) => [String(expression), { expression, origins }] as const)

const accepts = ({ source, flags }: RegExp, origin: string): boolean =>
  new RegExp(source, flags.replace(/[gy]/g, '')).test(origin)

describe('a correct regular expression passes:', () => {
  it.each(titled(soundExpressions))('%s', (_, { expression, origins }) => {
    expect(auditExpression(expression, { credentials: false })).toEqual([])
    expect(auditExpression(expression, { credentials: true })).toEqual([])
    for (const origin of origins) expect(accepts(expression, origin)).toBe(true)
  })

  it.each([String.raw`^https:\/\/[[a-z]--[xyz]]+\.example\.com$`])('/%s/v', (source) => {
    const expression = new RegExp(source, 'v')
    expect(auditExpression(expression, { credentials: true })).toEqual([])
  })
})

describe('a regular expression that passes with credentials does not accept look-alikes:', () => {
  const ofTheWeb = soundExpressions.filter(([, origin]) => origin?.startsWith('http'))
  it.each(titled(ofTheWeb))('%s', (_, { expression, origins }) => {
    const attacks = origins.flatMap(lookAlikesOf).filter(isAttackers)
    expect(attacks.length).toBeGreaterThan(5)
    expect(attacks.filter((origin) => accepts(expression, origin))).toEqual([])
  })
})

/** An origin with an attacker's names inserted everywhere, over https and http. */
function lookAlikesOf(origin: string): string[] {
  const names = ['evil', 'evil.', '.evil', 'evil-', '-evil', '.evil.com', 'evil.com.', 'evil.com']
  const places = Array.from({ length: origin.length + 1 }, (_, index) => index)
  const altered = places.flatMap((at) =>
    names.flatMap((name) => [
      origin.slice(0, at) + name + origin.slice(at),
      origin.slice(0, at) + name + origin.slice(at + 1),
    ]),
  )
  return [origin, ...altered].flatMap((one) => [one, one.replace(/^https:/, 'http:')])
}

/** Whether an attacker can own an origin: it uses plain http or the attacker's domain. */
function isAttackers(origin: string): boolean {
  const { scheme = '', host = '' } = parseOrigin(origin) ?? {}
  if (!/^https?$/.test(scheme) || isLoopback(host)) return false
  const labels = host.split('.')
  const domains = labels.map((_, index) => labels.slice(index).join('.'))
  return scheme === 'http' || (domains.find(isRegistrable)?.includes('evil') ?? false)
}

describe('a regular expression for many owners passes only without credentials:', () => {
  it.each(titled(openExpressions))('%s', (_, { expression, origins }) => {
    expect(auditExpression(expression, { credentials: false })).toEqual([])
    expect(auditExpression(expression, { credentials: true })).not.toEqual([])
    for (const origin of origins) expect(accepts(expression, origin)).toBe(true)
  })
})
