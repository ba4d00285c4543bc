import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { createServer as createTlsServer } from 'node:https'
import {
  createServer as createSocketServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'
import { onTestFinished } from 'vitest'
import { madeUpOrigin } from '../../src/cli/check/command.js'
import type { Certificate } from './certificate.js'

/** Starts a server on a free port. When the test ends, it closes the server and its connections. */
export async function start(server: Server, host = '127.0.0.1', port = 0): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket.on('error', () => undefined).on('close', () => sockets.delete(socket)))
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(port, host, resolve)
  })
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** @returns the origin of the server */
export const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await start(createServer(listener))}`

export const serveIpv6 = async (listener: RequestListener): Promise<string> =>
  `http://[::1]:${await start(createServer(listener), '::1')}`

export const serveTls = async (
  certificate: Certificate,
  listener: RequestListener,
): Promise<string> => `https://localhost:${await start(createTlsServer(certificate, listener))}`

/** A server that speaks only HTTP/2. */
export const serveHttp2 = async (
  certificate: Certificate,
  listener: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Promise<string> => `https://localhost:${await start(createSecureServer(certificate, listener))}`

/** A raw server whose `answer` handles the first bytes of each connection. */
export async function serveBytes(
  answer: (socket: Socket, request: string) => void,
): Promise<string> {
  const server = createSocketServer((socket) => {
    socket.once('data', (data) => {
      answer(socket, data.toString('latin1'))
    })
  })
  return `http://127.0.0.1:${await start(server)}`
}

/**
 * A server that allows everything, preflights included, and records its requests. It denies the origin that `check`
 * makes up to try a second one, and does not record that request.
 */
export async function serveOpenly(more: RequestListener = () => undefined): Promise<{
  readonly url: string
  readonly got: readonly IncomingMessage[]
  readonly methods: () => readonly (string | undefined)[]
}> {
  const got: IncomingMessage[] = []
  const url = await serve((request, response) => {
    const { origin = '*', ...headers } = request.headers
    if (origin === madeUpOrigin && got.some((before) => before.headers.origin !== origin)) {
      response.end()
      return
    }
    got.push(request)
    response.setHeader('Access-Control-Allow-Origin', origin)
    response.setHeader('Access-Control-Allow-Credentials', 'true')
    for (const name of ['method', 'headers']) {
      const asked = headers[`access-control-request-${name}`]
      const list = name === 'method' ? 'methods' : name
      if (asked !== undefined) response.setHeader(`Access-Control-Allow-${list}`, asked)
    }
    more(request, response)
    response.end()
  })
  return { url, got, methods: () => got.map(({ method }) => method) }
}
