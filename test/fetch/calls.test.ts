import { cors as connect } from 'allow-origin'
import { cors, createPolicy, CorsOptionsError } from 'allow-origin/fetch'
import { describe, expect, it, vi } from 'vitest'

const app = 'https://app.example.com'
const request = new Request('https://api.example.com/items', { headers: { Origin: app } })
const serve = (): Response => new Response('served')
const failure = new Error('the database is down')

/** The error with which a promise rejects. */
const errorOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('it resolved')
}

describe('a promise rejects with the error of', () => {
  it.each([
    [
      'a predicate that throws',
      cors({
        origin: () => {
          throw failure
        },
      }),
    ],
    ['a predicate that rejects', cors({ origin: () => Promise.reject(failure) })],
    [
      'a delegate that throws',
      cors(() => {
        throw failure
      }),
    ],
    ['a delegate that rejects', cors(() => Promise.reject(failure))],
    [
      'a delegate that calls back with it',
      cors((_request, callback) => {
        callback(failure)
      }),
    ],
  ])('%s, and `next` is not called', async (_, handleCors) => {
    const next = vi.fn(serve)

    expect(await errorOf(handleCors(request, next))).toBe(failure)
    expect(next).not.toHaveBeenCalled()
  })

  it('`next` that throws or rejects, unchanged', async () => {
    const throwing = (): Response => {
      throw failure
    }

    expect(await errorOf(cors()(request, throwing))).toBe(failure)
    expect(await errorOf(cors()(request, () => Promise.reject(failure)))).toBe(failure)
  })

  it('a delegate that returns invalid options', async () => {
    const error = await errorOf(cors(() => ({ origin: `${app}/` }))(request, serve))

    expect(error).toBeInstanceOf(CorsOptionsError)
  })

  it('a predicate that rejects with something else, as an error', async () => {
    const handleCors = cors({
      origin: () => Promise.reject(undefined as unknown),
    })

    expect(await errorOf(handleCors(request, serve))).toMatchObject({
      message: 'the CORS policy failed with undefined',
    })
  })
})

describe('a predicate and a delegate get the `Request`', () => {
  it('as the third argument, and as the first', async () => {
    const asked: unknown[] = []
    await cors({
      origin: (_origin, _callback, given) => {
        asked.push(given)
        return true
      },
    })(request, serve)
    await cors((given) => {
      asked.push(given)
      return { origin: given.headers.get('origin') ?? [] }
    })(request, serve)

    expect(asked).toEqual([request, request])
  })
})

describe('repeated headers', () => {
  it('are joined, and such an origin is denied', async () => {
    const headers = new Headers({ Origin: app })
    headers.append('Origin', app)
    const repeated = new Request(request.url, { headers })
    const response = await cors({ origin: app })(repeated, serve)

    expect(response.headers.has('access-control-allow-origin')).toBe(false)
  })
})

describe('what cannot work is refused:', () => {
  const called = cors as (...given: unknown[]) => unknown

  it.each([
    ['unsound options', () => cors({ origin: `${app}/` }), 'origin-path'],
    ['a copied policy', () => cors({ ...createPolicy() }), 'wrong-type'],
    [
      'a middleware of Express',
      () => cors(Object.defineProperty(() => ({}), 'length', { value: 3 })),
      'wrong-type',
    ],
    ['what `cors()` returned', () => cors(cors() as never), 'wrong-type'],
    ['what `cors()` of the other entry returned', () => cors(connect() as never), 'wrong-type'],
    [
      '`cors` itself, with the context of Hono',
      () => called({ req: {} }, serve),
      'factory-not-called',
    ],
    ['`cors` itself, as `fetch` of Workers', () => called(request, {}), 'factory-not-called'],
  ])('%s', (_, create, code) => {
    expect(create).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code })] }),
    )
  })

  const handleCors = cors() as (...given: readonly unknown[]) => Promise<unknown>

  it.each([
    ['a call without `next`, as SvelteKit would', [{ event: { request } }], 'next-missing'],
    ['a call with the context of Hono', [{ req: { raw: request } }, serve], 'wrong-type'],
    ['a `next` that returns nothing', [request, () => undefined], 'wrong-type'],
    ['a `next` that returns data', [request, () => ['bread']], 'wrong-type'],
  ])('%s', async (_, given, code) => {
    expect(await errorOf(handleCors(...given))).toMatchObject({ problems: [{ code }] })
  })
})

it('what `cors()` returns is named `cors` for traces', () => {
  expect(cors().name).toBe('cors')
})

it('a policy that answers at once calls `next` at once', () => {
  const next = vi.fn(serve)
  void cors({ origin: app })(request, next)

  expect(next).toHaveBeenCalledTimes(1)
})
