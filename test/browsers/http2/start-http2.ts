import { createSecureServer, type ServerHttp2Session } from 'node:http2'
import type { CorsMiddleware } from 'allow-origin'
import { createCertificate } from '../../cli/certificate.js'
import { listen } from '../../integration/framework.js'
import { pairsOf, type Received } from '../servers/mounts.js'
import { site } from '../servers/origins.js'

export interface Http2Server {
  readonly origin: string
  /** The requests that arrived over HTTP/2 since the last call. */
  readonly take: () => readonly Received[]
  readonly close: () => Promise<void>
}

/** An API over HTTP/2, and over HTTP/1.1 for clients that do not speak HTTP/2. Express only supports HTTP/1.1. */
export async function startHttp2(middleware: CorsMiddleware): Promise<Http2Server> {
  const host = `http2.${site}`
  const sessions = new Set<ServerHttp2Session>()
  const received: Received[] = []
  // Firefox does not accept two certificates with the same name.
  const options = { ...createCertificate(host), allowHTTP1: true }
  const server = createSecureServer(options, (request, response) => {
    const { httpVersion, method, rawHeaders, url, authority } = request
    const isPreflight = 'access-control-request-method' in request.headers
    if (httpVersion === '2.0') {
      received.push({
        kind: isPreflight ? 'preflight' : 'actual',
        method,
        url: `https://${authority}${url}`,
        headers: pairsOf(rawHeaders).filter(([name]) => !name.startsWith(':')),
      })
    }
    middleware(request, response, () => {
      request.resume().on('end', () => {
        response.setHeader('X-Total', '7')
        response.end('text')
      })
    })
  })
  server.on('session', (session) => {
    sessions.add(session.on('close', () => sessions.delete(session)))
  })
  const { port, close } = await listen(server)
  return {
    origin: `https://${host}:${port}`,
    take: () => received.splice(0),
    close: async () => {
      for (const session of sessions) session.destroy()
      await close()
    },
  }
}
