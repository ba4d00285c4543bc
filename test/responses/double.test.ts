import { cors, type CorsMiddleware } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const app = 'https://app.example.com'
const middleware = cors({ origin: app, credentials: true, methods: ['PUT'], maxAge: 600 })
const varyOfPreflight = 'Origin, Access-Control-Request-Headers'

/** A minimal fake response, as in handwritten tests. It has only the members that the types require. */
function respond(middleware: CorsMiddleware, headers: Readonly<Record<string, string>>): object {
  const set = new Map<string, string>()
  const response = {
    statusCode: 200,
    ended: false,
    nexts: 0,
    getHeader: (name: string) => set.get(name.toLowerCase()) ?? null,
    setHeader: (name: string, value: string) => set.set(name.toLowerCase(), value),
    removeHeader: (name: string) => set.delete(name.toLowerCase()),
    end: () => {
      response.ended = true
    },
  }
  const members = Object.keys(response).length
  middleware({ method: 'OPTIONS', headers }, response, () => {
    response.nexts += 1
  })
  const { statusCode, ended, nexts } = response
  const added = Object.keys(response).length - members
  return { statusCode, ended, nexts, added, headers: Object.fromEntries(set) }
}

const preflight = (origin: string): Record<string, string> => ({
  origin,
  'access-control-request-method': 'PUT',
})

describe('a response needs only four methods and a status', () => {
  it.each([
    [
      'for an allowed preflight',
      preflight(app),
      {
        statusCode: 204,
        ended: true,
        nexts: 0,
        added: 0,
        headers: {
          vary: varyOfPreflight,
          'access-control-allow-origin': app,
          'access-control-allow-credentials': 'true',
          'access-control-allow-methods': 'PUT',
          'access-control-max-age': '600',
          'content-length': '0',
        },
      },
    ],
    [
      'for an allowed request',
      { origin: app },
      {
        statusCode: 200,
        ended: false,
        nexts: 1,
        added: 0,
        headers: {
          vary: 'Origin',
          'access-control-allow-origin': app,
          'access-control-allow-credentials': 'true',
        },
      },
    ],
  ])('%s', (_, headers, expected) => {
    expect(respond(middleware, headers)).toEqual(expected)
  })

  it('with `enforce`', () => {
    const enforcing = cors({ origin: app, enforce: true })

    expect(respond(enforcing, { origin: app })).toMatchObject({
      nexts: 1,
      added: 0,
      headers: { vary: 'Origin', 'access-control-allow-origin': app },
    })
  })
})
