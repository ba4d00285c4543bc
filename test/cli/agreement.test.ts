import { cors, createPolicy, CorsOptionsError, type CorsOptions, type Policy } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/explain/explanation.js'
import type { Header } from '../../src/protocol/header-list.js'
import { page, runHere } from './program.js'
import { serve } from './servers.js'

const other = 'https://other.example'

const options: fc.Arbitrary<CorsOptions> = fc.record(
  {
    origin: fc.oneof(
      fc.constantFrom<NonNullable<CorsOptions['origin']>[]>(
        ...['*', true, false, page, [page, other], 'https://*.example.com', 'http://localhost:*'],
        /^https:\/\/[a-z]+\.example\.com$/,
        (origin) => origin === page,
        (origin) => Promise.resolve(origin === page),
      ),
    ),
    methods: fc.constantFrom('*', ['GET'], ['PUT', 'PATCH'], 'GET, DELETE', []),
    allowedHeaders: fc.constantFrom('*', ['X-A'], 'x-a, x-b', ['Authorization', '*'], []),
    exposedHeaders: fc.constantFrom('*', ['X-C'], []),
    credentials: fc.boolean(),
    maxAge: fc.constantFrom(0, 5, 86_400),
    optionsSuccessStatus: fc.constantFrom(200, 204),
    dangerously: fc.constantFrom({}, { nullOrigin: true, insecureOrigins: true }),
  },
  { requiredKeys: [] },
)

/** Methods that a Node server knows. It answers others, such as `patch`, with 400 before a policy sees them. */
const methods = [
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'put',
  'PROPFIND',
  'TRACE',
]

interface Asked {
  readonly origin: string
  readonly method: string
  readonly headers: readonly Header[]
  readonly credentials: boolean
}

const requests: fc.Arbitrary<Asked> = fc.record({
  origin: fc.constantFrom(page, other, 'http://localhost:5173', 'null'),
  method: fc.constantFrom(...methods),
  headers: fc.array(
    fc.tuple(
      fc.constantFrom('X-A', 'x-b', 'Authorization', 'Content-Type', 'Accept', 'Range', 'Host'),
      fc.constantFrom('1', 'text/plain', 'application/json', 'bytes=0-', '0'.repeat(128)),
    ),
    { maxLength: 4 },
  ),
  credentials: fc.boolean(),
})

/** What must be the same for a policy and for a server that uses it. */
const gist = ({ verdict, allowed, preflight, ...rest }: Explanation): object => ({
  verdict,
  allowed,
  preflight,
  exposedHeaders: rest.exposedHeaders,
  needed: rest.needed,
  warnings: rest.warnings,
  steps: rest.steps.map(({ reason, outcome, section, exchange = null }) =>
    [reason, outcome, section, exchange].join(' '),
  ),
  sent: rest.exchanges.map(({ request: { kind, method, headers } }) => ({ kind, method, headers })),
  statuses: rest.exchanges.map(({ response }) => response?.status),
})

describe('explaining a policy and checking a server with that policy', () => {
  it('give the same explanation', async () => {
    let policy: Policy
    const middleware = cors(() => policy)
    const url = await serve((request, response) => {
      middleware(request, response, () => response.end())
    })
    const verdicts = new Set<string>()
    const compare = async (given: CorsOptions, request: Asked) => {
      try {
        policy = createPolicy(given)
      } catch (error) {
        fc.pre(!(error instanceof CorsOptionsError))
        throw error
      }
      const { origin, method, headers, credentials } = request
      const explained = await policy.explain(request)
      const { status, stdout } = await runHere([
        ...['check', url, '--origin', origin, '--method', method, '--send', '--json'],
        ...headers.map(([name, value]) => `--header=${name}: ${value}`),
        ...(credentials ? ['--credentials'] : []),
      ])
      const checked = JSON.parse(stdout) as Explanation
      expect(gist(checked)).toEqual(gist(explained))
      expect(status).toBe(explained.allowed ? 0 : 1)
      verdicts.add(explained.verdict)
    }
    await fc.assert(fc.asyncProperty(options, requests, compare), { numRuns: 300 })
    expect(verdicts).toEqual(new Set(['allowed', 'blocked']))
  }, 30_000)
})
