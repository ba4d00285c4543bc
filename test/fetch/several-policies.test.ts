import { cors } from 'allow-origin/fetch'
import { describe, expect, it } from 'vitest'

const app = 'https://app.example.com'
const url = 'https://api.example.com/items'
const from = (origin: string): Request => new Request(url, { headers: { Origin: origin } })
const serve = (): Response => new Response('served')
const inner = cors({ origin: app, credentials: true })

describe('with several policies for one request,', () => {
  it.each([app, 'https://evil.example'])('the innermost decides alone: %s', async (origin) => {
    const request = from(origin)
    const response = await cors({ exposedHeaders: ['X-Total'] })(request, async () => {
      const answered = await inner(request, serve)
      // As a framework may do.
      const headers = {
        'Access-Control-Allow-Origin': 'https://evil.example',
        'Access-Control-Max-Age': '86400',
      }
      return new Response(answered.body, { headers })
    })

    const allowed = {
      'access-control-allow-origin': app,
      'access-control-allow-credentials': 'true',
    }
    expect(Object.fromEntries(response.headers)).toEqual({
      vary: 'Origin',
      ...(origin === app && allowed),
    })
  })

  it('another request cannot decide, even if both get the same response without a body', async () => {
    const shared = new Response(null, { status: 204 })
    const evil = 'https://evil.example'
    const response = await inner(from(evil), async () => {
      await cors({ origin: true })(from(evil), () => shared)
      return shared
    })

    expect(Object.fromEntries(response.headers)).toEqual({ vary: 'Origin' })
    expect(Object.fromEntries(shared.headers)).toEqual({})
  })

  it('the response varies on what each of them depends on', async () => {
    const request = from(app)
    const response = await inner(request, () => cors()(request, serve))

    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('vary')).toBe('Origin')
  })

  it('nothing is allowed if the innermost fails', async () => {
    const request = from(app)
    const failing = cors({ origin: () => Promise.reject(new Error('no database')) })
    const response = await cors()(request, async () =>
      failing(request, serve).catch(() => new Response('failed', { status: 500 })),
    )

    expect(response.status).toBe(500)
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/plain;charset=UTF-8',
      vary: 'Origin',
    })
  })

  it.each([app, 'https://evil.example'])(
    'the innermost decides alone for a copy of the request: %s',
    async (origin) => {
      const request = from(origin)
      const copyAndServe = (): Promise<Response> => inner(new Request(`${url}/1`, request), serve)
      const response = await cors()(request, () => cors()(request, copyAndServe))

      expect(response.headers.get('access-control-allow-origin')).toBe(origin === app ? app : null)
      expect(response.headers.get('vary')).toBe('Origin')
    },
  )

  it('the innermost ends a preflight for a copy of the request', async () => {
    const headers = { Origin: app, 'Access-Control-Request-Method': 'PUT' }
    const request = new Request(url, { method: 'OPTIONS', headers })
    const response = await cors({ preflightContinue: true })(request, () =>
      inner(new Request(request), serve),
    )

    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(app)
  })

  it('the outer one decides if the response is one to another origin', async () => {
    const response = await cors()(from(app), () => inner(new Request(url), serve))

    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('the outer one decides if the response is one to an earlier request', async () => {
    const shared = new Response(null, { status: 204 })
    await inner(from(app), () => shared)
    const response = await cors()(from(app), () => shared)

    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })

  it('the outer one decides for a later request with the same object', async () => {
    const request = from(app)
    const outer = cors()
    await outer(request, () => inner(request, serve))
    const response = await outer(request, serve)

    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  })
})
