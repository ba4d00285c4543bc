import { cors } from 'allow-origin'
import { once } from 'node:events'
import { createServer, type Http2ServerResponse } from 'node:http2'
import { describe, expect, it } from 'vitest'
import { overHttp2 } from '../integration/exchange.js'
import { listen } from '../integration/framework.js'

const enforcing = cors({ origin: 'https://app.example.com', enforce: true })

/** The CORS headers and `Vary` that a denied origin gets from a handler. */
async function exchange(handle: (response: Http2ServerResponse) => void): Promise<object> {
  const server = createServer((request, response) => {
    enforcing(request, response, () => {
      handle(response)
    })
  })
  const { port, close } = await listen(server)
  try {
    const headers = { origin: 'https://evil.example' }
    const received = await overHttp2(port, { method: 'GET', path: '/', headers })
    const names = Object.keys(received.headers).filter((name) => /^(?:vary|access-)/.test(name))
    return Object.fromEntries(names.map((name) => [name, received.headers[name]]))
  } finally {
    await close()
  }
}

describe('`enforce` over HTTP/2', () => {
  it.each([
    ['an object', { 'Access-Control-Allow-Origin': '*' }],
    ['an object with a name that Node trims', { 'Access-Control-Allow-Origin ': '*' }],
    ['names and values', ['Access-Control-Allow-Origin', '*', 'Access-Control-Max-Age', '9']],
  ])('removes CORS headers passed to `writeHead`: %s', async (_, headers) => {
    const received = await exchange((response) => {
      response.writeHead(200, headers as never).end()
    })

    expect(received).toEqual({ vary: 'Origin' })
  })

  it('does not add `writeHeader`, which HTTP/1 responses have up to Node 24', async () => {
    let added: unknown
    await exchange((response) => {
      added = 'writeHeader' in response
      response.end()
    })

    expect(added).toBe(false)
  })

  it('does not make `writeHead` throw after the response has ended', async () => {
    let late: unknown
    const received = await exchange((response) => {
      response.end('served')
      late = once(response, 'close').then(() => {
        response.writeHead(500)
      })
    })

    expect(received).toEqual({ vary: 'Origin' })
    await expect(late).resolves.toBeUndefined()
  })
})
