import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import * as allowOrigin from 'allow-origin'
import { transform } from 'esbuild'
import fastify, { type FastifyPluginCallback } from 'fastify'
import Koa, { type Middleware } from 'koa'
import { beforeAll, describe, expect, it } from 'vitest'
import { nothing, readable, varyAlone, type ExpectedHeaders } from '../expectations.js'
import { overHttp1 } from '../exchange.js'
import { listen, type Running } from '../framework.js'
import { app } from '../requests.js'
import { rows } from './rows.js'

interface Adapters {
  readonly koaCors: (options: allowOrigin.CorsOptions) => Middleware
  readonly fastifyCors: FastifyPluginCallback<allowOrigin.CorsOptions>
}

/** The exports of every code block of the page. */
async function readAdapters(): Promise<Adapters> {
  const page = await readFile(new URL('../../../docs/adapters.md', import.meta.url), 'utf8')
  const exported = {}
  for (const [, source = ''] of page.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    const { code } = await transform(source, { loader: 'ts', format: 'cjs' })
    const module = { exports: {} }
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function('require', 'module', code) as (...given: unknown[]) => void
    run(() => allowOrigin, module)
    Object.assign(exported, module.exports)
  }
  return exported as Adapters
}

const { koaCors, fastifyCors } = await readAdapters()

const failing = 'https://failing.example'
const options: allowOrigin.CorsOptions = {
  origin: async (origin) => {
    if (origin === failing) throw new Error('no database')
    return Promise.resolve(origin === app)
  },
  credentials: true,
  exposedHeaders: ['X-Total'],
  maxAge: 600,
}

async function startKoa(): Promise<Running> {
  const koa = new Koa()
  koa.silent = true
  koa.use(koaCors(options))
  koa.use((context) => {
    if (context.path === '/throwing') context.throw(401)
    context.body = 'served'
  })
  const handle = koa.callback()
  return listen(createServer((...exchanged) => void handle(...exchanged)))
}

async function startFastify(): Promise<Running> {
  const server = fastify()
  await server.register(fastifyCors, options)
  server.get('/item', () => 'served')
  server.get('/throwing', () => {
    throw Object.assign(new Error('not signed in'), { statusCode: 401 })
  })
  await server.ready()
  const { port, close } = await listen(server.server)
  return { port, close: () => Promise.all([server.close(), close()]) }
}

const ofCors = (headers: Readonly<Partial<Record<string, unknown>>>): ExpectedHeaders =>
  Object.fromEntries(
    Object.keys(nothing).map((name) => [name, (headers[name] as string | undefined) ?? null]),
  )

describe.each([
  { name: 'Koa', start: startKoa },
  { name: 'Fastify', start: startFastify },
])('the adapter for $name in docs/adapters.md', ({ start }) => {
  let running: Running
  beforeAll(async () => {
    running = await start()
    return running.close
  })

  it.each(rows)('$title', async ({ request, kind, headers }) => {
    const response = await overHttp1(running.port, request)

    expect(response.status).toBe(kind === 'preflight' ? 204 : 200)
    expect(response.body).toBe(kind === 'preflight' ? '' : 'served')
    expect(ofCors(response.headers)).toEqual(ofCors(headers))
  })

  it.each([
    {
      title: "lets an allowed origin read a handler's error",
      path: '/throwing',
      origin: app,
      status: 401,
    },
    {
      title: "allows nothing after the predicate's error",
      path: '/item',
      origin: failing,
      status: 500,
    },
  ])('$title', async ({ path, origin, status }) => {
    const headers = { Origin: origin }
    const response = await overHttp1(running.port, { method: 'GET', path, headers })

    expect(response.status).toBe(status)
    expect(ofCors(response.headers)).toEqual(origin === app ? readable : varyAlone)
  })
})
