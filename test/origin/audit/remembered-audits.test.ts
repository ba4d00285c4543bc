import { describe, expect, it, vi } from 'vitest'
import * as audits from '../../../src/origin/audit/audit-expression.js'
import { rememberedAudit } from '../../../src/origin/audit/remembered-audits.js'

vi.mock('../../../src/origin/audit/audit-expression.js', { spy: true })

const times = (): number => vi.mocked(audits.auditExpression).mock.calls.length
const number = (index: number, name = 'app'): RegExp =>
  new RegExp(String.raw`^https:\/\/${name}-${index}\.example\.com$`)

describe('an audit is cached', () => {
  it('for a thousand expressions, even if they are new objects', () => {
    const before = times()
    const indices = Array.from({ length: 1_000 }, (_, index) => index)
    for (let round = 0; round < 3; round += 1) {
      for (const index of indices) rememberedAudit(number(index), { credentials: true })
    }
    expect(times() - before).toBe(1_000)
  })

  it('separately for different rules', () => {
    const expression = /^https?:\/\/rules\.example\.com$/
    expect(rememberedAudit(expression, { credentials: false })).toEqual([])
    expect(rememberedAudit(expression, { credentials: true })).toHaveLength(1)
    const dangerously = { insecureOrigins: true }
    expect(rememberedAudit(expression, { credentials: true, dangerously })).toEqual([])
  })

  it('with the object, even if its source was evicted', () => {
    const expression = number(0, 'kept')
    rememberedAudit(expression, { credentials: true })
    const long = 'x'.repeat(500)
    for (let index = 0; index < 6; index += 1) {
      const alternatives = Array.from({ length: 400 }, (_, part) => `${long}${index}-${part}`)
      rememberedAudit(new RegExp(`^(?:${alternatives.join('|')})`), { credentials: true })
    }
    const before = times()
    rememberedAudit(expression, { credentials: true })
    expect(times() - before).toBe(0)
    rememberedAudit(number(0, 'kept'), { credentials: true })
    rememberedAudit(number(0), { credentials: true })
    expect(times() - before).toBe(2)
  })
})
