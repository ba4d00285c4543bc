import { createPolicy, type Decision } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases, type Asked, type Case } from './policies.js'
import { share } from './runs.js'

interface Outcome extends Asked {
  readonly expected: boolean | 'fails'
  /** `undefined` if the predicate failed. */
  readonly decision: Decision | undefined
}

/** What a policy decides about each request, and what it should decide. */
async function decided({ options, rule, nullOrigin, asked }: Case): Promise<readonly Outcome[]> {
  const policy = createPolicy(options)
  const outcomes: Outcome[] = []
  for (const facts of asked) {
    const expected = rule.verdict(facts.origin, nullOrigin)
    let decision
    try {
      decision = policy.decide(facts, await policy.allows(facts.origin))
    } catch (error) {
      expect(error).toEqual(new Error('no database'))
    }
    outcomes.push({ ...facts, expected, decision })
  }
  return outcomes
}

const { parameters, timeout } = share(0.1)

/** Checks a rule for every decision. */
const holds = (
  title: string,
  check: (decision: Decision, outcome: Outcome, of: Case) => void,
): void => {
  it(title, { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (of) => {
        for (const outcome of await decided(of)) {
          if (outcome.decision) check(outcome.decision, outcome, of)
        }
      }),
      parameters,
    )
  })
}

const credentials = ({ headers }: Decision): string | undefined =>
  new Map(headers).get('access-control-allow-credentials')

describe('for any policy and request', () => {
  it('the decision agrees with an independent matcher', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (of) => {
        for (const { expected, decision } of await decided(of)) {
          expect(decision === undefined ? 'fails' : decision.allowed).toBe(expected)
        }
      }),
      parameters,
    )
  })

  holds("the allowed origin is `*` or the request's own", (decision, { origin }, { rule }) => {
    const allowed = rule.kind === 'any' ? '*' : origin
    expect(decision.allowOrigin).toBe(decision.allowed ? allowed : undefined)
  })

  holds('credentials are allowed only if configured, and never with `*`', (decision, _, of) => {
    const configured = of.options.credentials === true && decision.allowed

    expect(credentials(decision)).toBe(configured ? 'true' : undefined)
    expect(decision.allowOrigin === '*' && credentials(decision) !== undefined).toBe(false)
  })

  holds('a denial has no CORS headers', ({ allowed, allowOrigin, headers }) => {
    const names = headers.filter(([name]) => name.startsWith('access-control-'))
    expect(allowed || (allowOrigin === undefined && names.length === 0)).toBe(true)
  })

  holds('`Vary` contains `Origin` unless `origin` is `*` or false', ({ vary }, _, { rule }) => {
    expect((vary ?? '').split(', ').includes('Origin')).toBe(rule.kind === 'matched')
  })

  holds('only OPTIONS with an origin and a requested method is a preflight', (decision, asked) => {
    const isPreflight =
      asked.method === 'OPTIONS' && asked.origin !== undefined && asked.requestMethod !== undefined

    expect(decision.kind).toBe(isPreflight ? 'preflight' : 'actual')
  })
})
