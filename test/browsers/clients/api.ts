import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cors, createPolicy } from 'allow-origin'
import { Server } from 'socket.io'
import { onTestFinished } from 'vitest'
import { createApp, sessionOf } from './app.js'

export interface Api {
  /** Its origin. The host is that of the pages it allows, so browsers do not treat its cookies as third-party. */
  readonly origin: string
  /** The cookie that `POST /session` sets: a page that sends it acts as its user. */
  readonly session: string
  /** Every HTTP request so far, including preflights and handshakes. */
  readonly arrived: readonly Arrived[]
}

interface Arrived {
  readonly line: string
  readonly headers: IncomingHttpHeaders
}

export interface ApiOptions {
  readonly allowedHeaders?: string[]
  /** Whether Socket.IO asks the policy who may connect, as examples/socket-io.js does. Otherwise only CORS guards it. */
  readonly guarded?: boolean
}

/** Starts the API that every client here calls: Express and Socket.IO with one policy. It stops when the test ends. */
export async function startApi({ guarded = true, allowedHeaders }: ApiOptions = {}): Promise<Api> {
  const policy = createPolicy({
    // Every subdomain of `localhost`, but not `localhost` itself.
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

/** The method and path of each request, in order. */
export const linesOf = ({ arrived }: Pick<Api, 'arrived'>): readonly string[] =>
  arrived.map(({ line }) => line)
