import { createPolicy } from 'allow-origin'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { auditExpression } from '../../../src/origin/audit/audit-expression.js'
import { Budget } from '../../../src/origin/audit/budget.js'
import { maximumOriginLength } from '../../../src/origin/serialized-origin.js'
import { openExpressions, soundExpressions } from './sound-expressions.js'

const { raw } = String
const waitedFor = { credentials: true, isWaitedFor: true }

afterEach(() => {
  vi.restoreAllMocks()
})

/** Counts the steps of an audit, which do not depend on the machine, and how often its budget refused more. */
function stepsOf(expression: RegExp): { readonly taken: number; readonly refused: number } {
  const { mock } = vi.spyOn(Budget.prototype, 'spend').mockClear()
  auditExpression(expression, waitedFor)
  const isRefused = (_: unknown, index: number): boolean => mock.results[index]?.type === 'throw'
  const refused = mock.calls.filter(isRefused)
  const taken = mock.calls.filter((call, index) => !isRefused(call, index))
  return { taken: taken.reduce((sum, [steps]) => sum + steps, 0), refused: refused.length }
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, raw`\$&`)

const units = [
  ...['a', 'a.', '1.', 'localhost', 'vercel.app.', '-', 'com?', 'a.com|', 'localhost:3000|'],
  ...['.', '$', '(?:|)', '(a+)+', '(?:a{20}){20}', raw`\w+\.`, '.*', '[a-z0-9-]{1,15}-', '(?<=a)'],
]
const texts = units.flatMap((unit) =>
  [maximumOriginLength, 16_000].map((length) =>
    `https://${unit.repeat(length)}`.slice(0, length - (length % unit.length)),
  ),
)

describe('an audit during a request has a limited number of steps:', () => {
  it.each(texts.map((text) => [text.slice(8, 24), text.length, text]))('%s, %i', (_, __, text) => {
    const sources = [
      `^${escape(text)}$`,
      escape(text),
      `^${text}$`,
      text,
      Array.from({ length: 5 }, () => text).join('|'),
      raw`^https:\/\/(.+\.)?${escape(text.slice(8))}$`,
    ]
    for (const source of sources.filter(isValid)) {
      const { taken, refused } = stepsOf(new RegExp(source))
      expect(taken).toBeLessThanOrEqual(12_000)
      expect(refused).toBeLessThanOrEqual(10)
    }
  })
})

function isValid(source: string): boolean {
  try {
    return new RegExp(source).source !== ''
  } catch {
    return false
  }
}

describe('this limit', () => {
  it('is enough for all but one of the correct expressions', () => {
    const written = [...soundExpressions, ...openExpressions].map(([expression]) => expression)
    const refused = written.filter((expression) =>
      auditExpression(expression, waitedFor).some(({ kind }) => kind === 'too-complex'),
    )
    expect(refused.map(String)).toEqual([raw`/^https:\/\/.+\..+\.example\.com$/`])
  })

  it('is for one audit: a rewrite is not audited while a request waits', () => {
    vi.spyOn(process, 'emitWarning').mockReturnValue()
    const expression = /https?:\/\/[a-z]+-once\.vercel\.app$/
    const { taken } = stepsOf(expression)
    const { mock } = vi.spyOn(Budget.prototype, 'spend').mockClear()
    void createPolicy({ origin: () => expression, credentials: true }).allows('https://a.example')

    expect(mock.calls.reduce((sum, [steps]) => sum + steps, 0)).toBe(taken)
  })

  it('denies an expression that needs more, with one warning', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockReturnValue()
    const hosts = Array.from({ length: 1_000 }, (_, index) => `tenant-${index}`)
    const source = raw`^https:\/\/(?:${hosts.join('|')})\.example\.com$`
    const origin = 'https://tenant-1.example.com'

    expect(createPolicy({ origin: new RegExp(source) }).allows(origin)).toBe(true)
    const policy = createPolicy({ origin: () => new RegExp(source) })
    expect(policy.allows(origin)).toBe(false)
    expect(policy.allows(origin)).toBe(false)
    expect(warn.mock.calls.map(([, options]) => options)).toMatchObject([
      { code: 'expression-too-complex' },
    ])
  })
})
