import { createPolicy, CorsOptionsError, type CorsOptions, type Explanation } from 'allow-origin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applySuggestions } from './apply-suggestions.js'
import { configured, impossible, possible } from './generated.js'

const page = 'https://app.example.com'

const sources = async (
  options: CorsOptions,
  request: Partial<Parameters<ReturnType<typeof createPolicy>['explain']>[0]>,
): Promise<readonly string[]> => {
  const { suggestions } = await createPolicy(options).explain({ origin: page, ...request })
  return suggestions.map(({ source }) => source)
}

describe('a blocked request comes with the change to the options that allows it:', () => {
  it.each<[string, CorsOptions, object, readonly string[]]>([
    [
      'an origin that is not listed is added',
      { origin: 'https://other.example' },
      {},
      [`origin: […, '${page}']`],
    ],
    [
      'a predicate must return true',
      { origin: () => false },
      {},
      [`origin: (origin) => origin === '${page}' || …`],
    ],
    ['CORS is switched on', { origin: false }, {}, [`origin: ['${page}']`]],
    ['credentials are switched on', { origin: page }, { credentials: true }, ['credentials: true']],
    [
      '`*` is removed because it exposes nothing with credentials',
      { origin: page, exposedHeaders: ['X-Total', '*'] },
      { credentials: true },
      ['credentials: true', "exposedHeaders: ['X-Total']"],
    ],
    [
      'every origin becomes this one',
      {},
      { credentials: true },
      [`origin: ['${page}']`, 'credentials: true'],
    ],
    [
      'every reflected origin becomes this one',
      { origin: true },
      { credentials: true },
      [`origin: ['${page}']`, 'credentials: true'],
    ],
    [
      'a list that is unsafe with credentials becomes this one',
      { origin: ['http://plain.example', page] },
      { credentials: true },
      [`origin: ['${page}']`, 'credentials: true'],
    ],
    [
      'a method is added',
      { origin: page, methods: 'GET' },
      { method: 'delete' },
      ["methods: ['GET', 'DELETE']"],
    ],
    [
      'headers are added',
      { origin: page, allowedHeaders: ['X-One'] },
      { headers: { 'x-one': '1', 'X-Two': '2', 'X-Three': '3' } },
      ["allowedHeaders: ['X-One', 'x-three', 'x-two']"],
    ],
    [
      'nothing is added to `*`, which covers `Authorization` in all engines',
      { origin: [], allowedHeaders: '*' },
      { headers: { Authorization: 'Basic', 'X-Two': '2' } },
      [`origin: […, '${page}']`],
    ],
    [
      'all changes at once, although the browser names only the first',
      { origin: [], methods: [], allowedHeaders: [] },
      { method: 'PUT', headers: { 'X-One': '1' }, credentials: true },
      [
        `origin: […, '${page}']`,
        'credentials: true',
        "methods: ['PUT']",
        "allowedHeaders: ['x-one']",
      ],
    ],
  ])('%s', async (_, options, request, expected) => {
    expect(await sources(options, request)).toEqual(expected)
  })

  it('and the text ends with that change', async () => {
    const explanation = await createPolicy({ origin: page }).explain({
      origin: page,
      credentials: true,
    })

    expect(String(explanation)).toMatch(/change these options:\n {2}credentials: true\n.*\n.*$/)
  })

  it('an allowed request has no suggestions', async () => {
    expect(await createPolicy().explain({ origin: page })).toMatchObject({
      suggestions: [],
      obstacle: null,
    })
  })
})

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
