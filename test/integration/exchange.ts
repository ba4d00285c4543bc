import { once } from 'node:events'
import { request as requestHttp1, type Agent, type IncomingMessage } from 'node:http'
import { connect } from 'node:http2'
import { text } from 'node:stream/consumers'

export interface Request {
  readonly method: string
  readonly path: string
  /** Sent unchanged: there are no forbidden headers as in browsers. */
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
}

export interface Response {
  readonly status: number | undefined
  /** By lowercase name; repeated ones are joined with `', '`. */
  readonly headers: Readonly<Partial<Record<string, unknown>>>
  readonly body: string
}

/** Sends one request to a local port. */
export type Exchange = (port: number, request: Request) => Promise<Response>

/** Uses a connection of the agent, or a new connection without an agent. */
export const overHttp1With =
  (agent: Agent | false): Exchange =>
  async (port, { method, path, headers, body }) => {
    const request = requestHttp1({ host: '127.0.0.1', port, method, path, headers, agent })
    request.end(body)
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    return { status: response.statusCode, headers: response.headers, body: await text(response) }
  }

export const overHttp1 = overHttp1With(false)

/** Without TLS, with prior knowledge (RFC 9113 section 3.3). */
export const overHttp2: Exchange = async (port, { method, path, headers, body }) => {
  const session = connect(`http://127.0.0.1:${port}`)
  try {
    const stream = session.request({ ...lowerCase(headers), ':method': method, ':path': path })
    stream.end(body)
    const [fields] = (await once(stream, 'response')) as [Record<string, unknown>]
    return { status: Number(fields[':status']), headers: fields, body: await text(stream) }
  } finally {
    session.close()
  }
}

/** HTTP/2 requires lowercase header names (RFC 9113 section 8.2). */
const lowerCase = (headers: Request['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
