import { cors } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asSent, serveInTurn, type Received } from './exchanges.js'
import { cases, type Asked, type Case } from './policies.js'
import { share } from './runs.js'

/** What the options require of a response: the parts that decide who can read it. */
function expected({ options, rule, nullOrigin }: Case, asked: Asked): object {
  const { method, origin, requestMethod } = asked
  const verdict = rule.verdict(origin, nullOrigin)
  const isPreflight = method === 'OPTIONS' && origin !== undefined && requestMethod !== undefined
  const isAnswered = isPreflight && options.preflightContinue !== true && verdict !== 'fails'
  const allowed = verdict === true
  return {
    status: verdict === 'fails' ? 500 : isAnswered ? (options.optionsSuccessStatus ?? 204) : 200,
    handled: verdict !== 'fails' && !isAnswered,
    allowOrigin: !allowed ? undefined : rule.kind === 'any' ? '*' : origin,
    credentials: allowed && options.credentials === true ? 'true' : undefined,
    variesOnOrigin: rule.kind === 'matched',
  }
}

const seen = ({ status, handled, headers }: Received): object => ({
  status,
  handled,
  allowOrigin: headers['access-control-allow-origin'],
  credentials: headers['access-control-allow-credentials'],
  variesOnOrigin: (headers.vary ?? '').split(', ').includes('Origin'),
})

describe('over HTTP, for any policy and request', () => {
  const exchange = serveInTurn()
  const { parameters, timeout } = share(0.04)

  it('the response matches the options', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (of) => {
        const middleware = cors(of.options)
        for (const asked of of.asked.map(asSent)) {
          expect(seen(await exchange(middleware, asked))).toEqual(expected(of, asked))
        }
      }),
      parameters,
    )
  })

  it('a denial has no CORS headers', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (of) => {
        const middleware = cors(of.options)
        for (const asked of of.asked.map(asSent)) {
          const { headers } = await exchange(middleware, asked)
          const ofCors = Object.keys(headers).filter((name) => name.startsWith('access-control-'))

          if (of.rule.verdict(asked.origin, of.nullOrigin) !== true) expect(ofCors).toEqual([])
        }
      }),
      parameters,
    )
  })
})
