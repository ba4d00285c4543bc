import { createLivePolicy } from 'allow-origin'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { control, one, settle, three, two } from './live.js'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('notices', () => {
  it('that come together cause one load', async () => {
    const { live, notify, loads, finish } = await control()

    notify()
    notify()
    const [first, second] = [live.reload(), live.reload()]
    await settle()
    expect(loads()).toBe(2)
    await finish({ origin: [two] })
    await Promise.all([first, second])

    expect(loads()).toBe(2)
    expect(live.current.allows(two)).toBe(true)
  })

  it('during a load cause one more, after it', async () => {
    const { live, notify, loads, finish } = await control()

    notify()
    await settle()
    for (let time = 0; time < 5; time += 1) {
      notify()
      await settle()
    }
    expect(loads()).toBe(2)
    await finish({ origin: [two] })
    expect(live.current.allows(two)).toBe(true)
    expect(loads()).toBe(3)
    await finish({ origin: [three] })

    expect(live.current.allows(three)).toBe(true)
    expect(live.current.allows(two)).toBe(false)
    expect(loads()).toBe(3)
  })

  it('after a failed load cause another one', async () => {
    const { live, notify, loads, fail, finish, errors } = await control()

    notify()
    await settle()
    notify()
    await fail(new Error('away'))
    expect(errors).toEqual([new Error('away')])
    expect(live.current.allows(one)).toBe(true)
    expect(loads()).toBe(3)
    await finish({ origin: [two] })

    expect(live.current.allows(two)).toBe(true)
  })

  it('before the first load, or during it, are not missed', async () => {
    const seen: string[] = []
    let reload: () => void = () => undefined
    let rows = [one]
    const live = await createLivePolicy({
      subscribe: async (onChange) => {
        reload = onChange
        await settle()
        seen.push('subscribed')
        reload()
      },
      load: async () => {
        seen.push('load')
        const origin = rows
        if (seen.length === 2) {
          rows = [two]
          reload()
        }
        await settle()
        return { origin }
      },
    })
    await settle()
    await settle()

    expect(seen).toEqual(['subscribed', 'load', 'load'])
    expect(live.current.allows(two)).toBe(true)
  })
})

describe('the promise of `reload`', () => {
  it('settles with its own load, not with the running one', async () => {
    const { live, fail, finish } = await control()
    const [first, second] = [vi.fn(), vi.fn()]

    live.reload().catch(first)
    await settle()
    void live.reload().then(second)
    await fail(new Error('away'))
    expect(first).toHaveBeenCalledOnce()
    expect(second).not.toHaveBeenCalled()
    await finish({ origin: [two] })

    expect(second).toHaveBeenCalledOnce()
  })
})

describe('`every`', () => {
  it('loads again after that many seconds and up to a tenth more, from the end of the last load', async () => {
    const { live, loads, finish } = await control(undefined, { every: 10 })

    await vi.advanceTimersByTimeAsync(9_999)
    expect(loads()).toBe(1)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(loads()).toBe(2)
    // A slow load is never overtaken.
    await vi.advanceTimersByTimeAsync(60_000)
    expect(loads()).toBe(2)
    await finish({ origin: [two] })
    await vi.advanceTimersByTimeAsync(9_999)
    expect(loads()).toBe(2)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(loads()).toBe(3)
    expect(live.current.allows(two)).toBe(true)
  })

  it('counts from a load that a notice caused, and goes on after a failed one', async () => {
    const { notify, loads, fail, finish } = await control(undefined, { every: 10 })

    await vi.advanceTimersByTimeAsync(5_000)
    notify()
    await settle()
    await finish({ origin: [two] })
    await vi.advanceTimersByTimeAsync(9_999)
    expect(loads()).toBe(2)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(loads()).toBe(3)
    await fail(new Error('away'))
    await vi.advanceTimersByTimeAsync(11_000)
    expect(loads()).toBe(4)
  })

  it('differs from one load to the next', async () => {
    const random = vi.spyOn(Math, 'random')
    for (const [number, milliseconds] of [
      [0, 10_000],
      [0.5, 10_500],
      [0.999, 10_999],
    ] as const) {
      random.mockReturnValue(number)
      const { loads, live } = await control(undefined, { every: 10 })
      await vi.advanceTimersByTimeAsync(milliseconds - 1)
      expect(loads()).toBe(1)
      await vi.advanceTimersByTimeAsync(2)
      expect(loads()).toBe(2)
      await live.close()
    }
    random.mockRestore()
  })

  it('ends with `close()`', async () => {
    const { live, loads } = await control(undefined, { every: 10 })

    await live.close()
    await vi.advanceTimersByTimeAsync(60_000)

    expect(loads()).toBe(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a load that hangs', () => {
  it('fails after five minutes, and cannot overwrite a newer one', async () => {
    const { live, notify, loads, finish, errors } = await control()

    notify()
    await settle()
    await vi.advanceTimersByTimeAsync(299_000)
    notify()
    await settle()
    expect(loads()).toBe(2)
    await vi.advanceTimersByTimeAsync(1_001)
    expect(String(errors)).toContain('within five minutes')
    expect(loads()).toBe(3)
    // The hanging load comes first, and too late.
    await finish({ origin: [three] })
    expect(live.current.allows(three)).toBe(false)
    await finish({ origin: [two] })

    expect(live.current.allows(two)).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })
})
