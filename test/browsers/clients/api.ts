import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cors, createPolicy } from 'allow-origin'
import { Server } from 'socket.io'
import { onTestFinished } from 'vitest'
import { createApp, sessionOf } from './app.js'

export interface Api {
  /** Its origin, with the host of the pages that it allows: to them, its cookies are no third party's. */
  readonly origin: string
  /** The cookie that `POST /session` sets: a page that sends it acts as its user. */
  readonly session: string
  /** All that came over HTTP, preflights and handshakes too. */
  readonly arrived: readonly Arrived[]
}

interface Arrived {
  readonly line: string
  readonly headers: IncomingHttpHeaders
}

export interface ApiOptions {
  readonly allowedHeaders?: string[]
  /** Whether Socket.IO asks the policy who may connect, as examples/socket-io.js does; else it has CORS alone. */
  readonly guarded?: boolean
}

/** Starts the API that every client here calls, until the test ends: Express and Socket.IO under one policy. */
export async function startApi({ guarded = true, allowedHeaders }: ApiOptions = {}): Promise<Api> {
  const policy = createPolicy({
    // Each name below `localhost`, and not that one itself.
    origin: ['http://*.localhost:*'],
    credentials: true,
    exposedHeaders: ['X-Total-Count'],
    allowedHeaders,
  })
  const session = randomUUID()
  const server = createServer(createApp(policy, session))
  const io = new Server(server, {
    allowRequest: (request, callback) => {
      const { origin } = request.headers
      const allowed = !guarded || origin === undefined || policy.allows(origin, request)
      void Promise.resolve(allowed).then((answer) => {
        callback(null, answer)
      })
    },
  })
  io.engine.use(cors(policy))
  io.on('connection', (socket) => {
    socket.on('session', (answer: (session: string | null) => void) => {
      answer(sessionOf(socket.request))
    })
  })

  const arrived: Arrived[] = []
  const note = ({ method = '', url = '', headers }: IncomingMessage): void => {
    arrived.push({ line: `${method} ${new URL(url, 'http://any').pathname}`, headers })
  }
  server.prependListener('request', note).prependListener('upgrade', note)

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    const closed = io.close()
    server.closeAllConnections()
    await closed
  })
  const { port } = server.address() as AddressInfo
  return { origin: `http://app.localhost:${port}`, session, arrived }
}

/** The methods and paths of what arrived, in turn. */
export const linesOf = ({ arrived }: Pick<Api, 'arrived'>): readonly string[] =>
  arrived.map(({ line }) => line)
