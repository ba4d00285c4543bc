import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { exchange, type HttpRequest } from '../../src/cli/http/http-exchange.js'
import { serveBytes, serveIpv6 } from './servers.js'

const request = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  url,
  method: 'GET',
  headers: [],
  body: undefined,
  signal: AbortSignal.timeout(5000),
  ...changes,
})

/** A server that records its requests and answers all of them with the same bytes. */
async function recorder(
  answer = 'HTTP/1.1 204 No Content\r\n\r\n',
): Promise<{ readonly url: string; readonly got: readonly string[] }> {
  const got: string[] = []
  const url = await serveBytes((socket, text) => {
    got.push(text)
    socket.write(answer, 'latin1')
  })
  return { url, got }
}

describe('a request is sent exactly as given', () => {
  it.each(['GET', 'patch', 'PATCH', 'PROPFIND', 'x'])('with the method %s', async (method) => {
    const { url, got } = await recorder()
    await exchange(request(`${url}/items?a=b`, { method }))
    expect(got[0]?.split('\r\n')[0]).toBe(`${method} /items?a=b HTTP/1.1`)
  })

  it('with only its own headers, Host and Connection: close', async () => {
    const { url, got } = await recorder()
    await exchange(
      request(url, {
        headers: [
          ['X-B', 'é'],
          ['a', ''],
          ['X-B', '2'],
        ],
      }),
    )
    expect(got[0]).toBe(
      `GET / HTTP/1.1\r\nHost: ${new URL(url).host}\r\nX-B: \xe9\r\nX-B: 2\r\na: \r\nConnection: close\r\n\r\n`,
    )
  })

  it.each(['POST', 'DELETE', 'OPTIONS'])('with its body, with %s', async (method) => {
    const { url, got } = await recorder()
    await exchange(request(url, { method, body: Buffer.from('é') }))
    expect(got[0]).toContain('\r\nContent-Length: 2\r\n')
    expect(got[0]).toMatch(/\r\n\r\n\xc3\xa9$/)
  })

  it('to an IPv6 address', async () => {
    const url = await serveIpv6((incoming, response) => {
      response.setHeader('X-Host', incoming.headers.host ?? '').end()
    })
    const { headers } = await exchange(request(url))
    expect(headers).toContainEqual(['X-Host', new URL(url).host])
  })
})

describe('a response is read exactly as sent', () => {
  it.each([
    [
      'repeated headers',
      'X-A: 1\r\nx-a: 2\r\n',
      [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
    ],
    ['bytes beyond ASCII', 'X-A: \x9b31m\xe9\r\n', [['X-A', '\x9b31m\xe9']]],
    ['an empty value', 'X-A:\r\n', [['X-A', '']]],
    ['control characters', 'X-A: \x1b[31m\x01\r\n', [['X-A', '\x1b[31m\x01']]],
    ['folded lines', 'X-A: a\r\n b\r\n\tc\r\n', [['X-A', 'a b\tc']]],
    [
      'bare line feeds',
      'X-A: 1\nX-B: 2\n',
      [
        ['X-A', '1'],
        ['X-B', '2'],
      ],
    ],
    ['more headers than Node reads by default', 'X:\r\n'.repeat(3000), Array(3000).fill(['X', ''])],
  ])('with %s', async (_title, lines, headers) => {
    const { url } = await recorder(`HTTP/1.1 200 OK\r\n${lines}\r\n`)
    expect(await exchange(request(url))).toEqual({ status: 200, headers })
  })

  it('with headers as long as browsers accept', async () => {
    const { url } = await recorder(`HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(250_000)}\r\n\r\n`)
    expect((await exchange(request(url))).headers[0]?.[1]).toHaveLength(250_000)
  })

  it('after an informational response', async () => {
    const hints = 'HTTP/1.1 103 Early Hints\r\nAccess-Control-Allow-Origin: *\r\n\r\n'
    const { url } = await recorder(`${hints}HTTP/1.1 404 Not Found\r\n\r\n`)
    expect(await exchange(request(url))).toEqual({ status: 404, headers: [] })
  })

  it('if the connection switches protocols', async () => {
    const { url } = await recorder('HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n')
    expect((await exchange(request(url))).status).toBe(101)
  })

  it('without its body, after which the connection is closed', async () => {
    let sent = 0
    let closed: Promise<unknown> | undefined
    const url = await serveBytes((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      const timer = setInterval(() => {
        sent += 1
        socket.write('a'.repeat(1000))
      }, 5)
      closed = once(socket, 'close').then(() => {
        clearInterval(timer)
      })
    })
    await exchange(request(url))
    await closed
    expect(sent).toBeLessThan(100)
  })
})
