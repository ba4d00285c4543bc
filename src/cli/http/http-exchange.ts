import {
  request as httpRequest,
  validateHeaderValue,
  type ClientRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import type { IncomingResponse } from '../../browser/browser-request.js'
import type { Header, HeaderList } from '../../protocol/header-list.js'
import { http2Exchange } from './http2-exchange.js'
import { authorizationFor, tunnel } from './proxy.js'
import { addressOf, longestHeaders, pairsOf } from './response-head.js'
import { secure } from './secure.js'

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Buffer | undefined
  readonly signal: AbortSignal
  /** The proxy to use, if any. */
  readonly proxy?: URL | undefined
  /** The IP address to connect to, instead of those of the host. */
  readonly address?: string | undefined
  /** Called with what is sent, once the connection is there. */
  readonly onSent?: ((sent: Sent) => void) | undefined
}

/** What is sent, exactly, and to which address. */
export interface Sent {
  readonly headers: HeaderList
  /** The server's, or the proxy's. */
  readonly address: string
}

/**
 * Sends a request exactly as given, over its own connection, and reads the head of the response. `fetch` would add
 * headers, join repeated ones and hide others. Over TLS it offers HTTP/2, as browsers do.
 *
 * @returns a promise that rejects with Node's error if no response head arrives
 */
export async function exchange(request: HttpRequest): Promise<IncomingResponse> {
  // Check before connecting, because an error would leave the connection open.
  for (const [name, value] of request.headers) validateHeaderValue(name, value)
  const { url, proxy, address } = request
  const { protocol, hostname, port } = new URL(url)
  const host = address ?? lookupName(hostname)
  if (protocol === 'http:') {
    return proxy
      ? http1Exchange(request, {
          ...direct,
          host: bare(proxy.hostname),
          port: proxy.port,
          path: url,
        })
      : http1Exchange(request, { ...direct, host, port })
  }
  const tunneled = proxy && (await tunnel(proxy, `${hostname}:${port || '443'}`, request.signal))
  const socket = await secure({ url, host, socket: tunneled, signal: request.signal })
  try {
    return await (socket.alpnProtocol === 'h2'
      ? http2Exchange(request, socket)
      : http1Exchange(request, { createConnection: () => socket }))
  } catch (error) {
    // The handshake worked, so this is a server with TLS.
    throw Object.assign(error as Error, { isSecure: true })
  } finally {
    socket.destroy()
  }
}

/** Without an agent, Node would share connections. With one, it ignores `createConnection`. */
const direct: RequestOptions = { agent: false }

/** A host without the brackets of an IPv6 address. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** Browsers look up no name below `localhost`: it is this machine. Many name servers do not know such names. */
const lookupName = (hostname: string): string =>
  /(?:^|\.)localhost\.?$/.test(hostname) ? 'localhost' : bare(hostname)

function http1Exchange(request: HttpRequest, options: RequestOptions): Promise<IncomingResponse> {
  const { method, url, body, signal, proxy } = request
  const { host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const sending = httpRequest({
      path: pathname + search,
      ...options,
      setHost: false,
      maxHeaderSize: longestHeaders,
      // Browsers accept bare line feeds, folded lines and control characters.
      insecureHTTPParser: true,
      method,
      signal,
    })
    // Node uppercases the option, but methods are case-sensitive.
    sending.method = method
    sending.maxHeadersCount = 0
    const headers: Header[] = [['Host', host], ...request.headers]
    if (proxy && options.path === url) headers.push(...authorizationFor(proxy))
    // For some methods, Node sends the body without this header.
    if (body) headers.push(['Content-Length', String(body.length)])
    for (const [name, value] of headers) sending.appendHeader(name, value)

    reportSent(sending, [...headers, ['Connection', 'close']], request)
    sending.on('error', reject)
    sending.on('response', (message) => {
      settle(message, resolve, reject)
      // No check looks at the body, and it may never end.
      sending.destroy()
    })
    sending.on('upgrade', (message, socket) => {
      settle(message, resolve, reject)
      socket.destroy()
    })
    sending.end(body)
  })
}

function reportSent(sending: ClientRequest, headers: HeaderList, { onSent }: HttpRequest): void {
  sending.on('socket', (socket) => {
    const report = (): void => onSent?.({ headers, address: addressOf(socket) })
    if (socket.connecting) socket.once('connect', report)
    else report()
  })
}

function settle(
  { statusCode, rawHeaders }: IncomingMessage,
  resolve: (response: IncomingResponse) => void,
  reject: (error: Error) => void,
): void {
  const headers = pairsOf(rawHeaders)
  // The lenient parser accepts it, but no browser does.
  if (rawHeaders.some((text) => text.includes('\0'))) {
    reject(Object.assign(new Error('a header contains a zero byte'), { code: 'HPE_ZERO_BYTE' }))
  } else resolve({ status: Number(statusCode), headers })
}
