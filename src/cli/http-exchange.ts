import { request as httpRequest, validateHeaderValue, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { IncomingResponse } from '../browser/browser-request.js'
import type { Header, HeaderList } from '../protocol/header-list.js'

/** The limit for response headers in bytes, the same as in Chromium. */
const longestHeaders = 262_144

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Buffer | undefined
  readonly signal: AbortSignal
}

/**
 * Sends a request exactly as given, over its own connection, and reads the head of the response. `fetch` would add
 * headers, join repeated ones and hide others.
 *
 * @returns a promise that rejects with Node's error if no response head arrives
 */
export function exchange(request: HttpRequest): Promise<IncomingResponse> {
  const { method, url, headers, body, signal } = request
  return new Promise((resolve, reject) => {
    // Check before connecting, because an error would leave the connection open.
    for (const [name, value] of headers) validateHeaderValue(name, value)
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const sending = send(url, { agent: false, maxHeaderSize: longestHeaders, method, signal })
    // Node uppercases the option, but methods are case-sensitive.
    sending.method = method
    sending.maxHeadersCount = 0
    for (const [name, value] of headers) sending.appendHeader(name, value)
    // For some methods, Node sends the body without this header.
    if (body) sending.setHeader('Content-Length', body.length)

    sending.on('error', reject)
    sending.on('response', (message) => {
      resolve(headOf(message))
      // No check looks at the body, and it may never end.
      sending.destroy()
    })
    sending.on('upgrade', (message, socket) => {
      resolve(headOf(message))
      socket.destroy()
    })
    sending.end(body)
  })
}

function headOf({ statusCode, rawHeaders }: IncomingMessage): IncomingResponse {
  const headers: Header[] = []
  let name = ''
  // Names and values alternate.
  for (const [index, text] of rawHeaders.entries()) {
    if (index % 2 === 0) name = text
    else headers.push([name, text])
  }
  return { status: Number(statusCode), headers }
}
