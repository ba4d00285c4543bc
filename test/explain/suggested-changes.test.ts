import { createPolicy, CorsOptionsError, type CorsOptions, type Explanation } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySuggestions } from './apply-suggestions.js'
import { configured, impossible, possible } from './generated.js'

describe('a suggested change', () => {
  it('is accepted and allows the request', async () => {
    await fc.assert(
      fc.asyncProperty(configured, possible, async ({ options, policy }, request) => {
        const { suggestions } = await policy.explain(request)
        fc.pre(suggestions.length > 0)

        const changed = createPolicy(applySuggestions(options, suggestions))

        expect(await changed.explain(request)).toMatchObject({ allowed: true, suggestions: [] })
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it('is the smallest: without any part, the request is blocked or the options are refused', async () => {
    await fc.assert(
      fc.asyncProperty(configured, possible, async ({ options, policy }, request) => {
        const { suggestions } = await policy.explain(request)
        fc.pre(suggestions.length > 0)

        for (const left of suggestions) {
          const others = suggestions.filter((suggestion) => suggestion !== left)
          expect(await isAllowed(applySuggestions(options, others), request)).toBe(false)
        }
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it('exists for every blocked request without an obstacle', async () => {
    await fc.assert(
      fc.asyncProperty(
        configured,
        fc.oneof(possible, impossible),
        async ({ options, policy }, request) => {
          const explanation = await policy.explain(request)
          const { verdict, suggestions, obstacle } = explanation

          expect(suggestions.length > 0).toBe(verdict === 'blocked' && obstacle === null)
          if (obstacle) expect(verdict).toBe('blocked')
          expect(obstacle?.code).toBe(
            verdict === 'blocked' ? expectedObstacle(options, explanation) : undefined,
          )
        },
      ),
      { numRuns: 1000 },
    )
  }, 60_000)
})

async function isAllowed(
  options: CorsOptions,
  request: Parameters<ReturnType<typeof createPolicy>['explain']>[0],
): Promise<boolean> {
  try {
    return (await createPolicy(options).explain(request)).allowed
  } catch (error) {
    if (error instanceof CorsOptionsError) return false
    throw error
  }
}

/** The only requests that no safe option can allow. */
function expectedObstacle(
  { methods, dangerously, credentials: configuredCredentials = false }: CorsOptions,
  { request: { origin, method, credentials }, steps }: Explanation,
): string | undefined {
  const failed = steps.find(({ outcome }) => outcome === 'fail')?.reason ?? ''
  if (failed === 'origin-not-serialized') return failed
  if (/^(?:method-invalid|method-forbidden|header-\w+-invalid)$/.test(failed)) {
    return 'request-impossible'
  }
  const isAboutOrigin = failed.startsWith('allow-')
  if (isAboutOrigin && origin === 'null' && !dangerously?.nullOrigin) return 'null-origin'
  const isInsecure = origin === 'http://plain.example' && !dangerously?.insecureOrigins
  if (isAboutOrigin && isInsecure && (credentials || configuredCredentials)) {
    return 'insecure-origin'
  }
  return method === 'patch' && !methods?.includes('*') ? 'method-case' : undefined
}
