import { createPolicy, type OriginPredicate } from 'allow-origin'
import { describe, expect, it } from 'vitest'

const page = 'https://app.example.com'

describe('a predicate', () => {
  it.each<[string, OriginPredicate, boolean]>([
    [
      'that returns a boolean makes `explain` return no promise',
      (origin) => origin === page,
      false,
    ],
    [
      'that returns a promise makes `explain` return one',
      (origin) => Promise.resolve(origin === page),
      true,
    ],
  ])('%s', async (_, origin, isPromised) => {
    const explanation = createPolicy({ origin }).explain({ origin: page })

    expect(explanation instanceof Promise).toBe(isPromised)
    expect((await explanation).allowed).toBe(true)
  })

  it('receives the request passed to `explain`', () => {
    const seen: unknown[] = []
    const policy = createPolicy<object>({
      origin: (_origin, _callback, request) => {
        seen.push(request)
        return true
      },
    })
    const request = {}

    void policy.explain({ origin: page }, request)

    expect(seen).toEqual([request])
    expect(seen[0]).toBe(request)
  })

  it('that throws makes `explain` throw', () => {
    const origin = (): boolean => {
      throw new Error('no database')
    }

    expect(() => createPolicy({ origin }).explain({ origin: page })).toThrow('no database')
  })

  it('that rejects makes `explain` reject', async () => {
    const origin = (): Promise<boolean> => Promise.reject(new Error('no database'))

    await expect(createPolicy({ origin }).explain({ origin: page })).rejects.toThrow('no database')
  })

  it('that allows the preflight and then denies gets a suggestion to allow', async () => {
    let asked = 0
    const origin = (): boolean => (asked += 1) === 1
    const policy = createPolicy({ origin })
    const { suggestions } = await policy.explain({ origin: page, method: 'PUT' })

    expect(suggestions).toMatchObject([{ option: 'origin', change: 'add', value: [page] }])
  })
})
