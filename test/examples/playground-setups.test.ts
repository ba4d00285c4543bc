import { cors } from 'allow-origin'
import { describe, expect, test } from 'vitest'
import { respondWith } from '../../examples/playground/app/respond-with.js'
import { findSetup, setups } from '../../examples/playground/app/setups.js'

const origin = 'https://app.example.com'

/** The status, and the origin that the response allows. */
function respond(
  id: string,
  method: string,
  headers: readonly (readonly [string, string])[] = [],
): readonly [status: number | undefined, allowed: string | undefined] {
  const answer = respondWith(findSetup(id).chain(cors({ origin })), {
    method,
    url: '/items',
    headers: [['Origin', origin], ...headers],
  })
  const sent = new Map(answer?.headers.map(([name, value]) => [name.toLowerCase(), value]))
  return [answer?.status, sent.get('access-control-allow-origin')]
}

const preflight = [
  ['Access-Control-Request-Method', 'PUT'],
  ['Access-Control-Request-Headers', 'authorization'],
] as const

/** The status of a preflight and of the request itself, each with the origin that it allows. */
const expected = {
  first: [204, origin, 200, origin],
  'before-auth': [204, origin, 401, origin],
  'after-auth': [401, undefined, 401, undefined],
  'one-method': [200, undefined, 200, origin],
  'not-found': [404, origin, 200, origin],
  'error-page': [204, origin, 500, undefined],
  'error-inside': [204, origin, 500, origin],
  redirect: [302, undefined, 302, undefined],
  'redirect-preflight': [308, origin, 200, origin],
  cache: [204, origin, 200, 'https://first-visitor.example.com'],
}

describe('a server of the playground', () => {
  test('is one of these', () => {
    expect(setups.map(({ id }) => id)).toEqual(Object.keys(expected))
    expect(findSetup('nonsense').id).toBe('first')
  })

  test.each(Object.entries(expected))('responds as %s does', (id, responses) => {
    expect([...respond(id, 'OPTIONS', preflight), ...respond(id, 'PUT')]).toEqual(responses)
  })

  test('lets a request with a token in, after authentication', () => {
    expect(respond('after-auth', 'PUT', [['Authorization', 'Bearer made-up']])).toEqual([
      200,
      origin,
    ])
  })

  test.each(setups.flatMap(({ advice }) => (advice ? [advice.setup] : [])))(
    'has advice that leads to a known one: %s',
    (id) => {
      expect(findSetup(id).id).toBe(id)
    },
  )

  test('responds with 500 if a handler fails, and not at all if it is still waiting', () => {
    const request = { method: 'GET', url: '/', headers: [] }
    expect(
      respondWith(
        [
          (_request, _response, next) => {
            next(new Error('failed'))
          },
        ],
        request,
      ),
    ).toEqual({
      status: 500,
      headers: [],
    })
    expect(respondWith([() => undefined], request)).toBeUndefined()
  })
})
