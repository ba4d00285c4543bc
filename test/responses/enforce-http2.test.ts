import { cors } from 'allow-origin'
import { once } from 'node:events'
import { createServer, type Http2ServerResponse } from 'node:http2'
import { describe, expect, it } from 'vitest'
import { overHttp2 } from '../integration/exchange.js'
import { listen } from '../integration/framework.js'

const enforcing = cors({ origin: 'https://app.example.com', enforce: true })

/** What a denied origin gets from a handler behind the policy. */
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

describe('under `enforce` over HTTP/2', () => {
  it.each([
    ['an object', { 'Access-Control-Allow-Origin': '*' }],
    ['an object whose name Node trims', { 'Access-Control-Allow-Origin ': '*' }],
    ['names and values', ['Access-Control-Allow-Origin', '*', 'Access-Control-Max-Age', '9']],
  ])('what `writeHead` gets allows nothing: %s', async (_, headers) => {
    const received = await exchange((response) => {
      response.writeHead(200, headers as never).end()
    })

    expect(received).toEqual({ vary: 'Origin' })
  })

  it('`writeHead` after the end is as harmless as it is without', async () => {
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
