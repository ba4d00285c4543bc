import { beforeAll, describe, expect, test } from 'vitest'
import { ask, corsHeaders } from './ask.js'
import { startPlayground, type Playground } from './playground.js'

let playground: Playground

beforeAll(async () => {
  playground = await startPlayground()
  return playground.program.stop
}, 30_000)

const asked = {
  text: `{ origin: 'http://app.localhost:*', methods: ['GET'] }`,
  origin: 'http://app.localhost:3000',
  method: 'PUT',
  headers: [['X-Id', '1']],
  credentials: false,
}

const post = async (path: string, body: unknown): Promise<Record<string, unknown>> =>
  JSON.parse((await playground.post(path, body)).body) as Record<string, unknown>

/** Sends the request of a run to the API, as a browser would. */
const askApi = (
  run: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): ReturnType<typeof ask> =>
  ask(`http://127.0.0.1:${playground.apiPort}/items?run=${run}`, {
    method,
    headers: { Host: `api.localhost:${playground.apiPort}`, ...headers },
  })

describe('a policy that the page sends', () => {
  test('is reported as valid', async () => {
    expect(await post('/policy', { text: asked.text })).toEqual({ starts: true })
  })

  test('gets its problems, with fixes', async () => {
    expect(await post('/policy', { text: `{ maxAge: 600000 }` })).toEqual({
      starts: false,
      problems: [
        {
          code: 'max-age',
          path: 'maxAge',
          message: expect.stringContaining('which looks like milliseconds.') as string,
          suggestion: '600',
          from: 10,
          to: 16,
          line: 1,
          column: 11,
          fixed: '{ maxAge: 600 }',
        },
      ],
      more: 0,
    })
  })

  test.each([
    [
      'a regular expression that could stall the server',
      '{ origin: /^(a+)+$/ }',
      'expression-backtracking',
    ],
    ['code', `{ origin: process.exit(1) }`, 'not-data'],
    ['a prototype', `{ __proto__: { origin: '*' } }`, 'not-data'],
  ])('is rejected as %s, and the server keeps running', async (_, text, code) => {
    expect(await post('/policy', { text })).toMatchObject({ starts: false, problems: [{ code }] })
    expect(await post('/runs', { ...asked, text })).toMatchObject({ problems: [{ code }] })
    expect(await post('/policy', { text: '{}' })).toEqual({ starts: true })
  })
})

describe('a run', () => {
  test('explains the request and has the policy with the suggestions applied', async () => {
    const { url, explanation, fixed, exposed } = await post('/runs', asked)

    expect(url).toMatch(
      new RegExp(`^http://api\\.localhost:${playground.apiPort}/items\\?run=[\\w-]{12}$`),
    )
    expect(explanation).toMatchObject({ allowed: false, preflight: true })
    expect(fixed).toBe(`{ origin: 'http://app.localhost:*', methods: ['GET', 'PUT'] }`)
    expect(exposed).toBeNull()
  })

  test('has the policy with the hidden header exposed', async () => {
    expect(await post('/runs', { ...asked, method: 'GET' })).toMatchObject({
      fixed: null,
      exposed: {
        name: 'X-Total-Count',
        text: `{ origin: 'http://app.localhost:*', methods: ['GET'], exposedHeaders: ['X-Total-Count'] }`,
      },
    })
  })

  test.each(['*', 'x-total-count'])('has nothing to expose if %j is exposed', async (name) => {
    const text = `{ exposedHeaders: '${name}' }`
    expect(await post('/runs', { ...asked, text })).toMatchObject({ exposed: null })
  })

  test('uses its own policy in the API and records what arrived', async () => {
    const { id } = (await post('/runs', asked)) as { id: string }
    await post('/runs', { ...asked, text: '{}' })
    const { headers, body } = await askApi(id, { Origin: asked.origin, 'X-Made-Up': 'yes' })

    expect(corsHeaders(headers)).toEqual({
      'access-control-allow-origin': asked.origin,
      vary: 'Origin',
    })
    expect(body).toBe('{"items":["bread","milk"]}')
    expect(JSON.parse((await playground.get(`/runs/${id}`)).body)).toEqual([
      {
        method: 'GET',
        path: `/items?run=${id}`,
        headers: expect.arrayContaining([
          ['Origin', asked.origin],
          ['X-Made-Up', 'yes'],
        ]) as unknown,
        response: {
          status: 200,
          reason: 'OK',
          headers: [
            ['Cache-Control', 'no-store'],
            ['Vary', 'Origin'],
            ['Access-Control-Allow-Origin', asked.origin],
            ['X-Total-Count', '2'],
            ['Content-Type', 'application/json; charset=utf-8'],
            ['Content-Length', '26'],
          ],
        },
      },
    ])
  })

  test('records the response to a preflight', async () => {
    const { id } = (await post('/runs', asked)) as { id: string }
    await askApi(id, { Origin: asked.origin, 'Access-Control-Request-Method': 'PUT' }, 'OPTIONS')

    expect(JSON.parse((await playground.get(`/runs/${id}`)).body)).toMatchObject([
      {
        response: {
          status: 204,
          headers: expect.arrayContaining([
            ['Access-Control-Allow-Origin', asked.origin],
          ]) as unknown,
        },
      },
    ])
  })

  test('records at most ten requests', async () => {
    const { id } = (await post('/runs', asked)) as { id: string }
    for (let count = 0; count < 12; count += 1) await askApi(id)
    expect(JSON.parse((await playground.get(`/runs/${id}`)).body)).toHaveLength(10)
  })

  test('is removed after a hundred newer ones', async () => {
    const { id } = (await post('/runs', asked)) as { id: string }
    for (let count = 0; count < 99; count += 1) await post('/runs', asked)
    expect((await askApi(id)).status).toBe(200)
    await post('/runs', asked)
    expect((await askApi(id)).status).toBe(404)
    expect((await playground.get(`/runs/${id}`)).status).toBe(404)
  })

  test.each(['nothing', '__proto__', '', 'a&run=b'])('does not exist under %j', async (id) => {
    expect((await askApi(id)).status).toBe(404)
  })
})
