import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { listen, type Running } from './framework.js'

/** Serves a function with `Request` and `Response` over HTTP/1.1. */
export const serveWeb = (handle: (request: Request) => Promise<Response>): Promise<Running> =>
  listen(
    createServer((incoming, outgoing) => {
      void toRequest(incoming)
        .then(handle)
        .then((response) => send(response, outgoing))
    }),
  )

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', rawHeaders } = incoming
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  const body = method === 'GET' || method === 'OPTIONS' ? null : await buffer(incoming)
  return new Request(new URL(url, 'http://127.0.0.1'), { method, headers, body })
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
