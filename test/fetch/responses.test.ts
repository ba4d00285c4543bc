import { createServer } from 'node:http'
import { cors, type CorsOptions } from 'allow-origin/fetch'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../integration/framework.js'

const app = 'https://app.example.com'
const url = 'https://api.example.com/items'
const from = (origin: string): Request => new Request(url, { headers: { Origin: origin } })
const preflight = (origin: string): Request =>
  new Request(url, {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'x-one',
    },
  })

const everyCorsHeader = {
  'Access-Control-Allow-Origin': 'https://evil.example',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Methods': 'DELETE',
  'Access-Control-Allow-Headers': 'x-evil',
  'Access-Control-Expose-Headers': 'x-secret',
  'Access-Control-Max-Age': '86400',
}

describe('the CORS headers of a handler do not survive', () => {
  const handle = (): Response =>
    new Response('served', { headers: { ...everyCorsHeader, 'X-Total': '2' } })

  it.each<[string, CorsOptions, Record<string, string>]>([
    ['for an allowed origin', { origin: app }, { 'access-control-allow-origin': app }],
    ['for a denied origin', { origin: 'https://other.example' }, {}],
    ['for every origin', {}, { 'access-control-allow-origin': '*' }],
    ['if CORS is off', { origin: false }, {}],
  ])('%s', async (_, options, expected) => {
    const response = await cors(options)(from(app), handle)

    response.headers.delete('vary')
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
      'x-total': '2',
      ...expected,
    })
  })

  it.each(Object.entries(everyCorsHeader))('alone: %s', async (name, value) => {
    const response = await cors({ origin: false })(
      from(app),
      () => new Response(null, { headers: { [name]: value } }),
    )

    expect(response.headers.has(name)).toBe(false)
  })
})

describe('the `Vary` header', () => {
  it.each([
    ['', 'Origin'],
    ['Accept', 'Accept, Origin'],
    ['Accept, origin', 'Accept, origin'],
    ['Origin', 'Origin'],
    ['*', '*'],
    ['Accept, *', '*'],
  ])('%j becomes %s', async (present, expected) => {
    const response = await cors({ origin: app })(
      from(app),
      () => new Response(null, { headers: present === '' ? {} : { Vary: present } }),
    )

    expect(response.headers.get('vary')).toBe(expected)
  })

  it.each([{}, { origin: false }])('is left alone under %j', async (options) => {
    const response = await cors(options)(
      from(app),
      () => new Response(null, { headers: { Vary: 'Accept' } }),
    )

    expect(response.headers.get('vary')).toBe('Accept')
  })
})

describe('a preflight', () => {
  it.each([app, 'https://evil.example'])('ends without `next`: %s', async (origin) => {
    let calls = 0
    const handleCors = cors({ origin: app, optionsSuccessStatus: 200 })
    const response = await handleCors(preflight(origin), () => {
      calls += 1
      return new Response()
    })

    expect(calls).toBe(0)
    expect(response.status).toBe(200)
    expect(response.body).toBe(null)
    expect(response.headers.get('content-length')).toBe('0')
    expect(response.headers.get('access-control-allow-origin')).toBe(origin === app ? app : null)
  })

  it('goes to `next` with `preflightContinue`, and its response gets the headers', async () => {
    const handleCors = cors({ origin: app, preflightContinue: true })
    const response = await handleCors(preflight(app), () => new Response('mine', { status: 202 }))

    expect(response.status).toBe(202)
    expect(await response.text()).toBe('mine')
    expect(response.headers.get('access-control-allow-headers')).toBe('x-one')
    expect(response.headers.has('content-length')).toBe(false)
  })
})

describe('a response', () => {
  const handleCors = cors({ origin: app })

  it('whose headers can be changed stays the same object', async () => {
    const made = new Response('served')

    expect(await handleCors(from(app), () => made)).toBe(made)
  })

  it('of `Response.redirect` is copied', async () => {
    const response = await handleCors(from(app), () => Response.redirect('https://a.example/', 307))

    expect(response.status).toBe(307)
    expect(response.headers.get('location')).toBe('https://a.example/')
    expect(response.headers.get('access-control-allow-origin')).toBe(app)
  })

  it('of `fetch` is copied, with its status text and cookies, and its stream is not read', async () => {
    const upstream = await listen(
      createServer((_request, response) => {
        response.setHeader('Set-Cookie', ['a=1', 'b=2'])
        response.setHeader('Access-Control-Allow-Origin', '*')
        response.writeHead(418, 'Short and stout')
        response.write('served')
        // It never ends.
      }),
    )
    onTestFinished(() => upstream.close().then(() => undefined))
    const fetched = await fetch(`http://127.0.0.1:${upstream.port}/`)
    const { body } = fetched
    const response = await handleCors(from(app), () => fetched)

    expect(response).not.toBe(fetched)
    expect([response.status, response.statusText]).toEqual([418, 'Short and stout'])
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(response.headers.get('access-control-allow-origin')).toBe(app)
    expect(response.body).toBe(body)
    expect(response.bodyUsed).toBe(false)
    await response.body?.cancel()
  })

  it.each([204, 205, 304])('without a body is copied: %i', async (status) => {
    const made = new Response(null, { status })
    freeze(made)
    const response = await handleCors(from(app), () => made)

    expect([response.status, response.body]).toEqual([status, null])
    expect(response.headers.get('access-control-allow-origin')).toBe(app)
  })

  it('that is a network error is passed on', async () => {
    const made = Response.error()

    expect(await handleCors(from(app), () => made)).toBe(made)
  })

  it('that is a handshake of the runtime is passed on', async () => {
    const made = Object.defineProperty(new Response(), 'status', { value: 101 })
    freeze(made)

    expect(await handleCors(from(app), () => made)).toBe(made)
  })
})

/** Makes the headers of a response immutable, as those of `fetch` are. */
function freeze({ headers }: Response): void {
  const refuse = (): never => {
    throw new TypeError('immutable')
  }
  Object.assign(headers, { set: refuse, append: refuse, delete: refuse })
}
