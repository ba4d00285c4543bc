import { once } from 'node:events'
import { createServer, request as requestHttp1, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { cors } from 'allow-origin'
import { Server } from 'socket.io'
import { describe, expect, it } from 'vitest'
import { describeFramework } from './describe-framework.js'
import { overHttp1 } from './exchange.js'
import { listen, usualStatuses, type Framework } from './framework.js'

const handshake = '/socket.io/?EIO=4&transport=polling'

const engine: Framework = {
  name: "Socket.IO's engine",
  exchange: overHttp1,
  paths: {
    item: handshake,
    missing: `${handshake}&sid=no-such-session`,
    throwing: `${handshake}&throw`,
    // The engine serves only handshakes and messages.
    route: null,
    cached: null,
    upload: null,
  },
  // The engine uses one status for everything that it does not serve, and for errors of a middleware.
  statuses: { ...usualStatuses, answeredOptions: 400, missing: 400, threw: 400, undecided: 400 },
  start: async ({ everywhere }, reached) => {
    const server = createServer()
    const io = new Server(server)
    if (everywhere) io.engine.use(everywhere)
    io.engine.generateId = ({ url = '' }: IncomingMessage) => {
      if (url.endsWith('throw')) throw new Error('thrown by the application')
      return 'a-session'
    }
    io.engine.on('connection', reached)
    io.engine.on('connection_error', ({ context }: { context: { name?: string } }) => {
      if (context.name !== 'MIDDLEWARE_FAILURE') reached()
    })
    const { port } = await listen(server)
    return { port, close: () => io.close() }
  },
}

describeFramework(engine)

describe("a WebSocket of Socket.IO's engine", () => {
  it.each([
    ['an allowed origin', 'https://app.example.com', 'https://app.example.com'],
    ['a denied origin, because CORS does not guard it', 'https://stranger.example', undefined],
  ])('opens for %s', async (_page, origin, allowOrigin) => {
    const everywhere = cors({ origin: 'https://app.example.com' })
    const { port, close } = await engine.start({ everywhere }, () => undefined)
    try {
      const { statusCode, headers } = await upgrade(port, origin)

      expect(statusCode).toBe(101)
      expect(headers.vary).toBe('Origin')
      expect(headers['access-control-allow-origin']).toBe(allowOrigin)
    } finally {
      await close()
    }
  })
})

async function upgrade(port: number, origin: string): Promise<IncomingMessage> {
  const request = requestHttp1({
    host: '127.0.0.1',
    port,
    path: '/socket.io/?EIO=4&transport=websocket',
    headers: {
      Origin: origin,
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    },
  })
  request.end()
  const [response, socket] = (await once(request, 'upgrade')) as [IncomingMessage, Socket]
  socket.destroy()
  return response
}
