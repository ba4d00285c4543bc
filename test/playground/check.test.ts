import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cors } from 'allow-origin'
import npmCors from 'cors'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLive } from '../../examples/playground/check.js'
import { onlyOwnPage } from '../../examples/playground/guard.js'

const page = 'https://app.example.com'

const servers: Server[] = []

async function start(listener: RequestListener, host = '127.0.0.1'): Promise<number> {
  const server = createServer(listener).listen(0, host)
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

let playground = ''

beforeAll(async () => {
  const app = express()
  app.post('/check', onlyOwnPage, express.json(), checkLive)
  playground = `http://127.0.0.1:${await start(app)}`
})

afterAll(() => {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
})

interface Answer {
  readonly verdict: string
  readonly error?: { readonly code: string; readonly message: string }
  readonly exchanges: readonly { request: { method: string; kind: string } }[]
  readonly steps: readonly { outcome: string; reason: string }[]
}

const usual = { origin: page, method: 'GET', headers: [], credentials: false, send: false }

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${playground}/check`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: playground, ...headers },
    body: JSON.stringify(body),
  })

const check = async (url: string, more: object = {}): Promise<Answer> =>
  (await (await post({ ...usual, url, ...more })).json()) as Answer

const reasons = ({ steps }: Answer): readonly string[] =>
  steps.filter(({ outcome }) => outcome === 'fail').map(({ reason }) => reason)

const served = (use: (app: express.Express) => unknown): Promise<number> => {
  const app = express()
  use(app)
  app.all('/items', (_request, response) => {
    response.json([])
  })
  return start(app)
}

describe('the check of your server', () => {
  it.each([
    ['allows what `allow-origin` allows', () => cors({ origin: [page] }), {}, 'allowed', []],
    [
      'allows what the npm package `cors` allows',
      () => npmCors({ origin: [page] }),
      {},
      'allowed',
      [],
    ],
    [
      'blocks an origin that is not on the list',
      () => cors({ origin: ['https://other.example'] }),
      {},
      'blocked',
      ['allow-origin-missing'],
    ],
    [
      'blocks the fixed origin that `cors` sends to everyone',
      () => npmCors({ origin: 'https://other.example' }),
      {},
      'blocked',
      ['allow-origin-mismatch'],
    ],
    [
      'blocks credentials with `*`',
      () => npmCors(),
      { credentials: true },
      'blocked',
      ['allow-origin-wildcard-with-credentials'],
    ],
    [
      'blocks a method that is not listed',
      () => cors({ origin: [page], methods: ['GET'] }),
      { method: 'PUT' },
      'blocked',
      ['method-not-listed'],
    ],
    [
      'blocks a header that is not listed',
      () => cors({ origin: [page], allowedHeaders: [] }),
      { headers: [['X-Tenant', 'a']] },
      'blocked',
      ['headers-not-listed'],
    ],
  ] as const)('%s', async (_, middleware, more, verdict, failed) => {
    const port = await served((app) => app.use(middleware()))
    const answer = await check(`http://127.0.0.1:${port}/items`, more)
    expect([answer.verdict, reasons(answer)]).toEqual([verdict, failed])
  })

  it('finds the preflight that authentication blocks', async () => {
    const port = await served((app) => {
      app.use((_request, response) => {
        response.status(401).end()
      })
      app.use(cors({ origin: [page] }))
    })
    const answer = await check(`http://127.0.0.1:${port}/items`, { method: 'DELETE' })
    expect(reasons(answer)).toEqual(['allow-origin-missing', 'status-not-ok'])
  })

  it.each([
    ['a name below localhost', '127.0.0.1', (port: number) => `http://api.localhost:${port}/items`],
    [
      'localhost on its IPv4 address',
      '127.0.0.1',
      (port: number) => `http://localhost:${port}/items`,
    ],
    ['localhost on its IPv6 address', '::1', (port: number) => `http://localhost:${port}/items`],
    ['the IPv6 address', '::1', (port: number) => `http://[::1]:${port}/items`],
    ['a URL without a scheme', '127.0.0.1', (port: number) => `localhost:${port}/items`],
  ])('reaches %s', async (_, host, url) => {
    const port = await start((_request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*').end()
    }, host)
    expect(await check(url(port))).toMatchObject({ verdict: 'allowed' })
  })

  it('sends a request that may change something only if you ask for it', async () => {
    const methods: (string | undefined)[] = []
    const port = await served((app) =>
      app.use(
        ({ method }, _response, next) => {
          methods.push(method)
          next()
        },
        cors({ origin: [page] }),
      ),
    )
    const url = `http://127.0.0.1:${port}/items`
    expect(await check(url, { method: 'DELETE' })).toMatchObject({ verdict: 'unknown' })
    expect(methods).toEqual(['OPTIONS'])
    expect(await check(url, { method: 'DELETE', send: true })).toMatchObject({ verdict: 'allowed' })
    expect(methods).toEqual(['OPTIONS', 'OPTIONS', 'DELETE'])
  })

  it.each([
    'http://example.com/',
    'https://api.example.com/items',
    'http://10.0.0.1/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::]/',
    'http://0.0.0.0/',
    'http://localhost.example.com/',
    'http://localhost./',
    'http://notlocalhost/',
    'http://localhost@example.com/',
  ])('sends nothing to %s', async (url) => {
    expect(await check(url)).toMatchObject({ verdict: 'unknown', error: { code: 'not-loopback' } })
  })

  it.each(['https://api.example.com/', 'http://10.0.0.1/', 'http://localhost.example.com/'])(
    'does not follow a redirect to %s',
    async (location) => {
      const port = await start((_request, response) => {
        response.writeHead(302, { Location: location, 'Access-Control-Allow-Origin': '*' }).end()
      })
      const { error } = await check(`http://127.0.0.1:${port}/`, {
        origin: 'http://app.example.com',
      })
      expect(error).toMatchObject({ code: 'not-loopback' })
    },
  )

  it('follows a redirect on this machine', async () => {
    const port = await start((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      if (request.url === '/old') response.writeHead(302, { Location: '/new' })
      response.end()
    })
    const answer = await check(`http://localhost:${port}/old`)
    expect([answer.verdict, answer.exchanges.length]).toEqual(['allowed', 2])
  })

  it('says that nothing listens', async () => {
    const port = await start(() => undefined)
    servers.at(-1)?.close()
    expect(await check(`http://localhost:${port}/`)).toMatchObject({
      verdict: 'unknown',
      error: { code: 'connection-refused' },
    })
  })

  it('does not use a proxy of the environment', async () => {
    const before = process.env.HTTP_PROXY
    process.env.HTTP_PROXY = 'http://127.0.0.1:9'
    try {
      const port = await served((app) => app.use(cors()))
      expect(await check(`http://api.localhost:${port}/items`)).toMatchObject({
        verdict: 'allowed',
      })
    } finally {
      if (before === undefined) delete process.env.HTTP_PROXY
      else process.env.HTTP_PROXY = before
    }
  })

  it.each([
    ['no JSON object', 5],
    ['no URL', { ...usual }],
    ['a URL that is too long', { ...usual, url: 'x'.repeat(20_000) }],
    ['a header that is not a pair', { ...usual, url: 'http://localhost/', headers: [['a']] }],
    [
      'too many headers',
      { ...usual, url: 'http://localhost/', headers: Array(101).fill(['a', 'b']) },
    ],
    ['no `send`', { ...usual, url: 'http://localhost/', send: undefined }],
  ])('rejects a body with %s', async (_, body) => {
    expect((await post(typeof body === 'number' ? [body] : body)).status).toBe(400)
  })

  it('reports an origin that browsers never send', async () => {
    expect(await check('http://localhost:1/', { origin: 'app.example.com/' })).toMatchObject({
      error: { code: 'argument' },
    })
  })

  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a form', { 'Content-Type': 'text/plain' }],
  ])('rejects a request from %s', async (_, headers) => {
    expect((await post({ ...usual, url: 'http://localhost:1/' }, headers)).status).toBe(403)
  })

  it('runs at most four checks at a time', async () => {
    const waiting: (() => void)[] = []
    const port = await start((_request, response) => {
      waiting.push(() => response.end())
    })
    const url = `http://127.0.0.1:${port}/`
    const checks = Array.from({ length: 4 }, () => check(url))
    await expect.poll(() => waiting.length).toBe(4)
    expect((await post({ ...usual, url })).status).toBe(503)
    for (const end of waiting) end()
    expect((await Promise.all(checks)).map(({ verdict }) => verdict)).toEqual(
      Array(4).fill('blocked'),
    )
  })
})
