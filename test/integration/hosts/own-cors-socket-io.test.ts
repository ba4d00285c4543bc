import { createServer } from 'node:http'
import { cors } from 'allow-origin'
import { Server } from 'socket.io'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overHttp1, type Response } from '../exchange.js'
import { listen, type Running } from '../framework.js'
import { app, preflight, stranger } from '../requests.js'

const path = '/socket.io/?EIO=4&transport=polling'
const own = { cors: { origin: '*' } }

const servers = [
  { title: 'without `cors`', options: {}, enforce: false, onPreflight: null },
  // Socket.IO's own policy runs first in the engine, so preflights do not reach the middleware.
  { title: 'with `cors`', options: own, enforce: false, onPreflight: '*' },
  { title: 'with `cors`, under `enforce`', options: own, enforce: true, onPreflight: '*' },
]

describe.each(servers)('Socket.IO $title', ({ options, enforce, onPreflight }) => {
  let io: Server
  let running: Running

  beforeAll(async () => {
    const server = createServer()
    io = new Server(server, options)
    io.engine.use(cors({ origin: app, enforce }))
    running = await listen(server)
  })
  afterAll(() => io.close())

  it('lets the middleware deny an origin', async () => {
    const response = await overHttp1(running.port, {
      method: 'GET',
      headers: { Origin: stranger },
      path,
    })

    expect(response.status).toBe(200)
    expect(allowOrigin(response)).toBeNull()
  })

  it(`answers preflights with ${onPreflight ?? 'nothing'}`, async () => {
    const { method, headers } = preflight('item', stranger)
    const response = await overHttp1(running.port, { method, headers, path })

    expect(response.status).toBe(204)
    expect(allowOrigin(response)).toBe(onPreflight)
  })
})

const allowOrigin = ({ headers }: Response): unknown =>
  headers['access-control-allow-origin'] ?? null
