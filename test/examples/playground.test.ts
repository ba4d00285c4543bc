import { beforeAll, describe, expect, test } from 'vitest'
import { ask, corsHeaders } from './ask.js'
import { startPlayground, type Playground } from './playground.js'

let playground: Playground

beforeAll(async () => {
  playground = await startPlayground()
  return playground.program.stop
}, 30_000)

const origin = 'http://app.localhost:3000'
const asked = { text: `{ origin: 'http://app.localhost:*' }` }

/** Starts a run. */
const start = async (): Promise<{ id: string; url: string }> =>
  JSON.parse((await playground.post('/runs', asked)).body) as { id: string; url: string }

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

describe('a policy', () => {
  test.each([
    ['with a problem', '{ maxAge: 600000 }'],
    ['with a regular expression that could stall the server', '{ origin: /^(a+)+$/ }'],
    ['with code', '{ origin: process.exit(1) }'],
    ['with a prototype', `{ __proto__: { origin: '*' } }`],
    ['that is not JavaScript', '{'],
  ])('%s is rejected, and the server keeps running', async (_, text) => {
    const { status, body } = await playground.post('/runs', { text })
    expect([status, JSON.parse(body)]).toEqual([
      422,
      { error: 'The server does not start with these options.' },
    ])
    expect((await playground.post('/runs', asked)).status).toBe(200)
  })
})

describe('a run', () => {
  test('has an address that cannot be guessed', async () => {
    const { id, url } = await start()
    expect(id).toMatch(/^[\w-]{12}$/)
    expect(url).toBe(`http://api.localhost:${playground.apiPort}/items?run=${id}`)
  })

  test('uses its own policy in the API and records what arrived', async () => {
    const { id } = await start()
    await playground.post('/runs', { text: '{}' })
    const { headers, body } = await askApi(id, { Origin: origin, 'X-Made-Up': 'yes' })

    expect(corsHeaders(headers)).toEqual({
      'access-control-allow-origin': origin,
      vary: 'Origin',
    })
    expect(body).toBe('{"items":["bread","milk"]}')
    expect(JSON.parse((await playground.get(`/runs/${id}`)).body)).toEqual([
      {
        method: 'GET',
        path: `/items?run=${id}`,
        headers: expect.arrayContaining([
          ['Origin', origin],
          ['X-Made-Up', 'yes'],
        ]) as unknown,
        response: {
          status: 200,
          reason: 'OK',
          headers: [
            ['Cache-Control', 'no-store'],
            ['Vary', 'Origin'],
            ['Access-Control-Allow-Origin', origin],
            ['X-Total-Count', '2'],
            ['Content-Type', 'application/json; charset=utf-8'],
          ],
        },
      },
    ])
  })

  test.each([
    ['after-auth', 401],
    ['redirect', 302],
    ['unknown', 200],
    ['constructor', 200],
  ])('runs the setup %j', async (setup, status) => {
    const { body } = await playground.post('/runs', { ...asked, setup })
    const { id } = JSON.parse(body) as { id: string }
    expect((await askApi(id, { Origin: origin })).status).toBe(status)
  })

  test('uses the values of its variables, and none of the environment', async () => {
    const text = '{ origin: [process.env.ORIGIN] }'
    const { body } = await playground.post('/runs', { text, variables: { ORIGIN: origin } })
    const { id } = JSON.parse(body) as { id: string }
    const { headers } = await askApi(id, { Origin: origin })
    expect(headers['access-control-allow-origin']).toBe(origin)

    for (const name of ['ORIGIN', 'PATH', 'constructor']) {
      const without = { text: `{ origin: process.env.${name} }` }
      expect((await playground.post('/runs', without)).status).toBe(422)
    }
  })

  test('records the response to a preflight', async () => {
    const { id } = await start()
    await askApi(id, { Origin: origin, 'Access-Control-Request-Method': 'PUT' }, 'OPTIONS')

    expect(JSON.parse((await playground.get(`/runs/${id}`)).body)).toMatchObject([
      {
        response: {
          status: 204,
          headers: expect.arrayContaining([['Access-Control-Allow-Origin', origin]]) as unknown,
        },
      },
    ])
  })

  test('records at most ten requests', async () => {
    const { id } = await start()
    for (let count = 0; count < 12; count += 1) await askApi(id)
    expect(JSON.parse((await playground.get(`/runs/${id}`)).body)).toHaveLength(10)
  })

  test('is removed after a hundred newer ones', async () => {
    const { id } = await start()
    for (let count = 0; count < 99; count += 1) await start()
    expect((await askApi(id)).status).toBe(200)
    await start()
    expect((await askApi(id)).status).toBe(404)
    expect((await playground.get(`/runs/${id}`)).status).toBe(404)
  })

  test.each(['nothing', '__proto__', '', 'a&run=b'])('does not exist under %j', async (id) => {
    expect((await askApi(id)).status).toBe(404)
  })
})

describe('the API without a run', () => {
  test('has a policy of its own', async () => {
    const url = `http://127.0.0.1:${playground.apiPort}/items`
    const allowed = 'https://app.example.com'
    const { status, headers, body } = await ask(url, {
      headers: { Host: `api.localhost:${playground.apiPort}`, Origin: allowed },
    })

    expect(status).toBe(200)
    expect(corsHeaders(headers)).toEqual({ 'access-control-allow-origin': allowed, vary: 'Origin' })
    expect(body).toBe('{"items":["bread","milk"]}')
  })
})

test('your own server is checked', async () => {
  const host = `api.localhost:${playground.apiPort}`
  const { status, body } = await playground.post('/check', {
    url: `http://${host}/items`,
    origin: 'https://app.example.com',
    method: 'GET',
    headers: [],
    credentials: false,
    send: false,
  })
  expect([status, JSON.parse(body)]).toMatchObject([200, { allowed: true }])
})
