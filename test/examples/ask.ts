import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface Asked {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

export interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Sends one request over HTTP/1.1 with any headers. After an upgrade or a `CONNECT`, the body is everything that the server sent. */
export const ask = (
  url: string,
  { method = 'GET', headers = {}, body: payload }: Asked = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const read = (
      status: number | undefined,
      from: IncomingHttpHeaders,
      stream: NodeJS.ReadableStream,
      head = '',
    ): void => {
      let body = head
      stream.setEncoding('latin1')
      stream.on('data', (text: string) => {
        body += text
      })
      stream.on('error', reject)
      stream.on('end', () => {
        resolve({ status, headers: from, body })
      })
    }
    const sent = request(url, { method, headers, agent: false, timeout: 10_000 })
    sent.on('error', reject)
    sent.on('timeout', () => sent.destroy(new Error(`${url} did not answer.`)))
    sent.on('response', (response) => {
      read(response.statusCode, response.headers, response)
    })
    for (const event of ['upgrade', 'connect'] as const) {
      sent.on(event, (response: IncomingMessage, socket: Duplex, head: Buffer) => {
        socket.on('end', () => socket.end())
        read(response.statusCode, response.headers, socket, head.toString('latin1'))
      })
    }
    sent.end(payload)
  })

/** The CORS headers of a response and its `vary`. */
export const corsHeaders = (headers: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(?:vary|access-control-.*)$/.test(name)),
  )

/** Whether a port is closed on 127.0.0.2, another loopback address of this machine. */
export const isClosedElsewhere = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.2', port, timeout: 2000 })
    const settle = (closed: boolean): void => {
      socket.destroy()
      resolve(closed)
    }
    socket.on('connect', () => {
      settle(false)
    })
    for (const event of ['error', 'timeout']) {
      socket.on(event, () => {
        settle(true)
      })
    }
  })
