import { connect, type IncomingHttpHeaders, type IncomingHttpStatusHeader } from 'node:http2'
import type { TLSSocket } from 'node:tls'
import type { IncomingResponse } from '../../browser/browser-request.js'
import type { Header } from '../../protocol/header-list.js'
import type { HttpRequest } from './http-exchange.js'
import { addressOf, longestHeaders, pairsOf } from './response-head.js'

/** Sends a request over HTTP/2 (RFC 9113), on a connection whose server chose it. */
export function http2Exchange(request: HttpRequest, socket: TLSSocket): Promise<IncomingResponse> {
  const { method, url, body, signal } = request
  const { origin, host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const session = connect(origin, {
      createConnection: () => socket,
      settings: { maxHeaderListSize: longestHeaders, enablePush: false },
      maxHeaderListPairs: 10_000,
    })
    session.on('error', reject)
    session.on('close', () => {
      reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' }))
    })
    const headers: Header[] = [
      [':method', method],
      [':scheme', 'https'],
      [':authority', host],
      [':path', pathname + search],
      ...request.headers.map(([name, value]): Header => [name.toLowerCase(), value]),
      ...(body ? [['content-length', String(body.length)] as const] : []),
    ]
    const grouped: Record<string, string | string[]> = {}
    for (const [name, value] of headers) {
      const before = grouped[name]
      grouped[name] = before === undefined ? value : [before, value].flat()
    }
    request.onSent?.({ headers, address: addressOf(socket) })
    const stream = session.request(grouped, { endStream: !body, signal })
    stream.on('error', reject)
    stream.on(
      'response',
      (
        head: IncomingHttpHeaders & IncomingHttpStatusHeader,
        _flags: number,
        raw: readonly string[],
      ) => {
        const received = pairsOf(raw).filter(([name]) => name !== ':status')
        resolve({ status: Number(head[':status']), headers: received })
        session.destroy()
      },
    )
    if (body) stream.end(body)
  })
}
