import { beforeAll, describe, expect, test } from 'vitest'
import { ask, corsHeaders } from './ask.js'
import { startPlayground } from './playground.js'
import type { Program } from './run-program.js'

interface Exchange {
  readonly method: string
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
}

let program: Program
let pagePort: string
let apiPort: string

beforeAll(async () => {
  ;({ program, pagePort, apiPort } = await startPlayground())
  return program.stop
}, 30_000)

const askPage = (path: string, host = 'localhost') =>
  ask(`http://127.0.0.1:${pagePort}${path}`, { headers: { Host: `${host}:${pagePort}` } })

const askApi = (path: string, origin: string, requestMethod?: string) =>
  ask(`http://127.0.0.1:${apiPort}${path}`, {
    method: requestMethod === undefined ? 'GET' : 'OPTIONS',
    headers: {
      Origin: origin,
      ...(requestMethod !== undefined && { 'Access-Control-Request-Method': requestMethod }),
    },
  })

describe('what the playground prints as it starts', () => {
  const tableRows = (): string[] =>
    program.stdout.split('\n').filter((line) => /^[A-Z]+ \//.test(line))

  test('fits 100 columns', () => {
    expect(program.stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  test('is a table of eight requests, aligned', () => {
    const heading = program.stdout.split('\n').find((line) => line.startsWith('Request  ')) ?? ''
    const columns = ['Origin ', 'Status', 'Allow-Origin', 'Credentials', 'Vary'].map((name) =>
      heading.indexOf(name),
    )
    expect(columns).not.toContain(-1)
    expect(tableRows()).toHaveLength(8)
    for (const row of tableRows()) {
      for (const column of columns) expect(row.slice(column - 2, column + 1)).toMatch(/^ {2}\S$/)
    }
  })

  test('has what the API answers to each of these requests', async () => {
    const described = await Promise.all(
      tableRows().map(async (row) => {
        const [method, path = '', origin = ''] = row.split(/ +/)
        const { status, headers } = await askApi(path, origin, method === 'GET' ? undefined : 'PUT')
        const shown = [
          headers['access-control-allow-origin'],
          headers['access-control-allow-credentials'],
          headers.vary,
        ].map((value) => value ?? '-')
        return [method, path, origin, status, ...shown].join(' ')
      }),
    )
    expect(tableRows().map((row) => row.replaceAll(/ +/g, ' '))).toEqual(described)
  })
})

describe("the playground's API", () => {
  const page = (host: string): string => `http://${host}:${pagePort}`
  const stranger = 'https://stranger.example'

  test.each([
    ['/public', ['*', '*', '*', '*']],
    ['/cart', ['localhost', null, null, null]],
    ['/apps', [null, 'app.localhost', null, null]],
    ['/tenant', [null, null, '127.0.0.1', null]],
    ['/docs/open', ['*', '*', '*', '*']],
    ['/docs/internal', [null, 'app.localhost', null, null]],
  ])('%s allows the origins that its policy allows', async (path, allowed) => {
    const origins = [page('localhost'), page('app.localhost'), page('127.0.0.1'), stranger]
    const answers = await Promise.all(origins.map((origin) => askApi(path, origin)))
    expect(answers.map(({ headers }) => headers['access-control-allow-origin'] ?? null)).toEqual(
      allowed.map((host) => (host === null || host === '*' ? host : page(host))),
    )
  })

  test('answers a preflight that its policy refuses with `Vary` alone', async () => {
    const { status, headers } = await askApi('/cart', stranger, 'PUT')
    expect(status).toBe(204)
    expect(corsHeaders(headers)).toEqual({ vary: 'Origin' })
  })

  test('counts the visits of who sends its cookie', async () => {
    const { body } = await ask(`http://127.0.0.1:${apiPort}/cart`, {
      headers: { Cookie: 'visits=4' },
    })
    expect(JSON.parse(body)).toMatchObject({ visits: 5 })
  })
})

describe("the playground's page", () => {
  const sent = async (id: string, host: string): Promise<unknown> => {
    const exchanges = JSON.parse((await askPage(`/sent/${id}`, host)).body) as Exchange[]
    return exchanges.map(({ method, status, headers }) => [
      method,
      status,
      headers.find(([name]) => name === 'Access-Control-Allow-Origin')?.[1] ?? null,
    ])
  }

  test('comes with every file that it names', async () => {
    const { status, body, headers } = await askPage('/')
    expect(status).toBe(200)
    expect(headers['content-security-policy']).toContain(
      `connect-src 'self' http://localhost:${apiPort}`,
    )
    const named = [...body.matchAll(/(?:href|src)="([\w.]+)"/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThanOrEqual(3)
    for (const name of named) expect((await askPage(`/${name}`)).status).toBe(200)
  })

  test('is told the policies as they are written, and how a mistake reads', async () => {
    const described = JSON.parse((await askPage('/playground.json')).body) as Record<
      string,
      unknown
    >
    expect(described).toMatchObject({
      api: `http://localhost:${apiPort}`,
      mistake: {
        code: expect.stringMatching(
          /^cors\(\{ origin: \['https:\/\/app\.example\.com\/'/,
        ) as string,
        message: expect.stringMatching(/^CorsOptionsError: .*\n\n {2}`origin\[0\]`/) as string,
      },
    })
    for (const { code } of described.scenarios as { code: unknown }[]) {
      expect(code).toMatch(/^cors\(/)
    }
  })

  test.each([
    ['public', 'localhost', [['GET', 200, '*']]],
    ['cart-read', 'localhost', [['GET', 200, 'page']]],
    ['cart-read', '127.0.0.1', [['GET', 200, null]]],
    [
      'cart-change',
      'localhost',
      [
        ['OPTIONS', 204, 'page'],
        ['PUT', 200, 'page'],
      ],
    ],
    ['cart-change', 'app.localhost', [['OPTIONS', 204, null]]],
    ['cart-delete', 'localhost', [['OPTIONS', 204, 'page']]],
    ['apps', 'app.localhost', [['GET', 200, 'page']]],
  ])('is shown what the API sends for %s to the page on %s', async (id, host, expected) => {
    const origin = `http://${host}:${pagePort}`
    expect(await sent(id, host)).toEqual(
      expected.map(([method, status, allowed]) => [
        method,
        status,
        allowed === 'page' ? origin : allowed,
      ]),
    )
  })

  test.each(['nothing', 'http%3A%2F%2F127.0.0.1%2F', '__proto__'])(
    'has nothing sent for %s, which is no scenario',
    async (id) => {
      expect((await askPage(`/sent/${id}`)).status).toBe(404)
    },
  )

  test('is not served under the name of another site', async () => {
    expect((await askPage('/', 'rebound.example')).status).toBe(421)
  })
})
