import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http'

interface Stored {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: string
  /** The request headers that the response lists in `Vary`, with their values. */
  readonly nominated: readonly (readonly [name: string, value: string | undefined])[]
}

/**
 * A shared cache in front of a server. It follows `Vary` and nothing else (RFC 9111 section 4.1). It keeps every response
 * until it is closed, whatever the method and status.
 */
export function createCache(port: () => number): Server {
  const stored = new Map<string, Stored[]>()

  return createServer((request, response) => {
    const key = `${request.method ?? ''} ${request.url ?? ''}`
    const variants = stored.get(key) ?? []
    stored.set(key, variants)
    const deliver = ({ status, headers, body }: Stored, from: string): void => {
      for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined) response.setHeader(name, value)
      }
      response.setHeader('X-Cache', from)
      response.statusCode = status
      response.end(body)
    }
    const hit = variants.find(({ nominated }) =>
      nominated.every(([name, value]) => request.headers[name] === value),
    )
    if (hit) {
      deliver(hit, 'hit')
      return
    }
    const { method, url, headers } = request
    ask({ host: '127.0.0.1', port: port(), method, path: url, headers }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => {
        body += chunk.toString('latin1')
      })
      answer.on('end', () => {
        const kept = { ...answer.headers, connection: undefined }
        const nominated = nominatedBy(answer.headers, headers)
        const fresh = { status: answer.statusCode ?? 0, headers: kept, body, nominated }
        if (answer.headers.vary !== '*') variants.push(fresh)
        deliver(fresh, 'miss')
      })
    }).end()
  })
}

const nominatedBy = (
  { vary = '' }: IncomingHttpHeaders,
  headers: IncomingHttpHeaders,
): Stored['nominated'] =>
  vary
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => [name, headers[name]?.toString()])
