import { createServer } from 'node:http'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CorsMiddleware } from 'allow-origin'
import { describeWebFramework } from '../describe-framework.js'
import { overHttp1 } from '../exchange.js'
import { listen, type Running } from '../framework.js'
import { app, stranger } from '../requests.js'
import { remoteFramework } from '../web-remote.js'
import { allowEveryone, everyRow } from './behind/behind.js'
import { describeBehind } from './behind/describe-behind.js'
import { describeHost } from './describe-host.js'
import type { RunningHost } from './host.js'
import { build, createApplication, makeFolder, start } from './next/application.js'

const section = 'Servers and frameworks'
const packages = ['next']
let folder: string
let application: ReturnType<typeof createApplication>

beforeAll(async () => {
  folder = await makeFolder()
  await build(folder)
  // One for all custom servers, because Next.js cannot be closed and started again in the same process.
  application = createApplication({ dir: folder })
  await application.prepare()
  return () => application.close()
})

// Also after a failed build.
afterAll(() => rm(folder, { recursive: true }))

/** Sends requests for `/item` to a route that confirms in a header that it was reached. */
const sendTo = (path: string, { port, close }: Running, reached: () => void): RunningHost => ({
  send: async (request) => {
    const response = await overHttp1(port, { ...request, path })
    if (response.headers['x-reached'] === 'true') reached()
    return response
  },
  close,
})

function startCustomServer(middleware: CorsMiddleware): Promise<Running> {
  const handle = application.getRequestHandler()
  return listen(
    createServer((request, response) => {
      middleware(request, response, () => void handle(request, response))
    }),
  )
}

describeHost({
  name: 'Next.js, API route',
  section,
  packages,
  start: async (_middleware, reached) => sendTo('/api/item', await start(folder), reached),
})

describeHost({
  name: 'Next.js, API route, with `Access-Control-Allow-Origin: *` in its configuration',
  section: 'With their own CORS headers',
  packages,
  start: async (_middleware, reached) => sendTo('/api/opened', await start(folder), reached),
})

describeHost({
  name: 'Next.js, custom server',
  section,
  packages,
  start: async (middleware, reached) =>
    sendTo('/api/closed', await startCustomServer(middleware), reached),
})

describeBehind({
  name: 'Next.js, `headers` in its configuration',
  packages,
  servers: { 'a custom server': startCustomServer },
  path: '/api/open',
  body: 'served',
  vary: 'Cookie',
  undone: everyRow({ ...allowEveryone, vary: 'Cookie' }),
})

describeWebFramework(
  remoteFramework('Next.js, route handlers', () => start(folder), {
    varies: [
      'rsc',
      'next-router-state-tree',
      'next-router-prefetch',
      'next-router-segment-prefetch',
      'accept-encoding',
    ],
  }),
)

describe('the example for Next.js', () => {
  let running: Running
  beforeAll(async () => {
    running = await start(folder)
    return running.close
  })

  it.each([
    ['GET', 200, '["bread","milk"]'],
    ['OPTIONS', 204, ''],
  ])('responds to %s', async (method, status, body) => {
    const headers = { Origin: app, 'Access-Control-Request-Method': 'PUT' }
    const response = await overHttp1(running.port, { method, path: '/items', headers })

    expect(response).toMatchObject({ status, body })
    expect(response.headers['access-control-allow-origin']).toBe(app)
  })
})

it('mixes the headers of `proxy.js` with those of a route that denies the origin', async () => {
  const { port, close } = await start(folder)
  try {
    const request = { method: 'GET', path: '/twice', headers: { Origin: stranger } }
    const { headers } = await overHttp1(port, request)

    expect(headers['access-control-allow-origin']).toBe('*')
  } finally {
    await close()
  }
})
