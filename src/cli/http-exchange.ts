import { request as httpRequest, validateHeaderValue, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { IncomingResponse } from '../browser/browser-request.js'
import type { Header, HeaderList } from '../protocol/header-list.js'

/** Bytes of response headers that are read: what Chromium reads. */
const longestHeaders = 262_144

export interface HttpRequest {
  readonly method: string
  readonly url: string
  readonly headers: HeaderList
  readonly body: Buffer | undefined
  readonly signal: AbortSignal
}

/**
 * Sends a request byte for byte as it is, over a connection of its own, and takes the head of the response. `fetch`
 * would add headers, join those that are repeated, and hide some.
 *
 * @returns a promise that rejects with the error of Node's where there is no head of a response
 */
export function exchange(request: HttpRequest): Promise<IncomingResponse> {
  const { method, url, headers, body, signal } = request
  return new Promise((resolve, reject) => {
    // Before there is a connection, which an error would leave open.
    for (const [name, value] of headers) validateHeaderValue(name, value)
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const sending = send(url, { agent: false, maxHeaderSize: longestHeaders, method, signal })
    // The option was upper-cased, and methods are case-sensitive.
    sending.method = method
    sending.maxHeadersCount = 0
    for (const [name, value] of headers) sending.appendHeader(name, value)
    // Node leaves it out for some methods, and sends the body all the same.
    if (body) sending.setHeader('Content-Length', body.length)

    sending.on('error', reject)
    sending.on('response', (message) => {
      resolve(headOf(message))
      // No check looks at the body, and it may have no end.
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
  // Names and values by turns.
  for (const [index, text] of rawHeaders.entries()) {
    if (index % 2 === 0) name = text
    else headers.push([name, text])
  }
  return { status: Number(statusCode), headers }
}
