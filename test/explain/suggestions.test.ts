import { createPolicy, type CorsOptions } from 'allow-origin'
import { describe, expect, it } from 'vitest'

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
      'a list with one entry that is unsafe with credentials becomes this one',
      { origin: [page, 'https://*.example.com', /^http:\/\/plain\.example$/] },
      { credentials: true },
      [`origin: ['${page}']`, 'credentials: true'],
    ],
    [
      'a list that is safe with credentials stays',
      { origin: [page, 'https://*.example.com', /^https:\/\/pr-\d+\.example\.dev$/] },
      { credentials: true },
      ['credentials: true'],
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
