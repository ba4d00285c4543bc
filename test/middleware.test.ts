import { cors, CorsOptionsError, createPolicy } from 'allow-origin'
import { describe, expect, it, vi } from 'vitest'

const request = { method: 'GET', headers: { origin: 'https://app.example.com' } }
const response = {
  statusCode: 200,
  getHeader: () => undefined,
  setHeader: vi.fn(),
  removeHeader: () => undefined,
  end: vi.fn(),
}

describe('a middleware', () => {
  it.each([
    ['options', { origin: false }],
    ['a policy', createPolicy()],
    ['a delegate', () => ({})],
  ])('from %s is named `cors` for stack traces', (_, decider) => {
    const middleware = cors(decider)

    expect(middleware.name).toBe('cors')
    expect(middleware).toHaveLength(3)
  })

  it.each([
    ['without `next`', [request, response]],
    ['with the arguments of a delegate', [request, () => undefined]],
    ['with a `next` that is not a function', [request, response, {}]],
  ])('throws if it is called %s', (_, given) => {
    const middleware = cors() as (...given: readonly unknown[]) => void
    const call = (): void => {
      middleware(...given)
    }

    expect(call).toThrow(CorsOptionsError)
    expect(call).toThrow(/called without its third argument, `next`/)
    expect(response.setHeader).not.toHaveBeenCalled()
    expect(response.end).not.toHaveBeenCalled()
  })

  it('passes an error to `next` if you forget the parentheses of `cors()`', () => {
    const next = vi.fn()
    const keep = vi.spyOn(response, 'setHeader')
    ;(cors as (...given: readonly unknown[]) => void)(request, response, next)

    expect(next).toHaveBeenCalledExactlyOnceWith(expect.any(CorsOptionsError))
    expect(next.mock.calls[0]).toMatchObject([{ problems: [{ code: 'factory-not-called' }] }])
    expect(keep.mock.calls).toEqual([['vary', 'Origin']])
  })
})
