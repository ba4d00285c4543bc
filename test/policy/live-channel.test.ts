import { createLivePolicy } from 'allow-origin'
import { createLivePolicy as createFetchLivePolicy } from 'allow-origin/fetch'
import { describe, expect, it, vi } from 'vitest'
import { changesOf, control, one, settle, three, two } from './live.js'

describe('the channel `allow-origin:live-policy` gets', () => {
  it('every load that succeeds, and every change that changes something', async () => {
    const { live, finish, fail } = await control()
    const expression = /^https:\/\/pr-\d+\.example$/

    const messages = await changesOf(async () => {
      live.change({ add: [two, expression], remove: [one, three] })
      live.change({ add: [two] })
      for (const options of [{ origin: [two, three] }, { origin: [two, three] }, { origin: '*' }]) {
        void live.reload()
        await settle()
        await finish(options)
      }
      void live.reload()
      await settle()
      await fail(new Error('away'))
    })

    expect(messages).toEqual(
      [
        {
          cause: 'change',
          added: 2,
          removed: 1,
          examples: { added: [two, expression], removed: [one] },
          size: 2,
        },
        {
          cause: 'load',
          added: 1,
          removed: 1,
          examples: { added: [three], removed: [expression] },
          size: 2,
        },
        { cause: 'load', added: 0, removed: 0, examples: { added: [], removed: [] }, size: 2 },
        {
          cause: 'load',
          added: 0,
          removed: 2,
          examples: { added: [], removed: [two, three] },
          size: undefined,
        },
      ].map((message) => ({
        ...message,
        seconds: expect.any(Number) as number,
        policy: expect.anything() as unknown,
        live,
      })),
    )
    expect(messages.at(-1)?.policy).toBe(live.current)
    expect(messages.every(({ seconds }) => seconds >= 0 && seconds < 60)).toBe(true)
  })

  it('true figures if the list changes while it is compared', async () => {
    const size = 300_000
    const before = Array.from({ length: size }, (_, index) => `https://t${index}.example`)
    const after = [...before.slice(0, 3).map((entry) => `${entry}:8443`), ...before.slice(0, -7)]
    const { live, finish } = await control({ origin: before })
    const first = live.current

    const messages = await changesOf(async () => {
      const loading = live.reload()
      await settle()
      await finish({ origin: after })
      const loaded = vi.fn()
      void loading.then(loaded)
      // Some of the entries were compared already, and some were not.
      for (let turn = 0; loaded.mock.calls.length === 0 && turn < 10_000; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve))
        if (live.current === first) continue
        const some = [...after.slice(0, 5), ...after.slice(-5)]
        live.change({ remove: some, add: [`https://new${turn}.example`] })
        live.change({ add: some })
      }
      await loading
    })

    const {
      added,
      removed,
      size: loadedSize,
    } = messages.find(({ cause }) => cause === 'load') ?? {}
    expect({ added, removed, size: loadedSize }).toEqual({
      added: 3,
      removed: 7,
      size: after.length,
    })
  })

  it.each([
    ['allow-origin', createLivePolicy],
    ['allow-origin/fetch', createFetchLivePolicy],
  ])('the first load of `%s`, with a few examples of a long list', async (_, create) => {
    const origin = Array.from({ length: 5_000 }, (__, index) => `https://t${index}.example`)

    const messages = await changesOf(() => create({ load: () => ({ origin }) }))

    expect(messages).toEqual([
      expect.objectContaining({
        cause: 'load',
        added: 5_000,
        removed: 0,
        size: 5_000,
        examples: { added: origin.slice(0, 5), removed: [] },
      }),
    ])
  })
})
