import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inRounds, measureRounds, median, ratioOf } from './rounds.js'

it.each([
  [[7], 7],
  [[9, 1, 5], 5],
  [[4, 1, 9, 2], 3],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

describe('the ratio of two costs', () => {
  const names = { of: 'ours', to: 'cors', above: 'no-op' }

  it('does not contain the time of the loop', () => {
    const times = { 'no-op': [100, 100], cors: [300, 300], ours: [400, 400] }
    expect(ratioOf(times, names)).toEqual({ median: 1.5, minima: 1.5 })
  })

  it('has the same median if everything is slower in some rounds', () => {
    const times = { 'no-op': [100, 500, 100], cors: [200, 1000, 200], ours: [220, 1100, 220] }
    expect(ratioOf(times, names).median).toBeCloseTo(1.2)
  })

  it('has the same minima if single batches are slower', () => {
    const times = { 'no-op': [100, 900, 100], cors: [950, 200, 990], ours: [220, 970, 995] }
    expect(ratioOf(times, names).minima).toBeCloseTo(1.2)
  })

  it('is infinite if noise is larger than what it divides by', () => {
    const times = { 'no-op': [100], cors: [99], ours: [110] }
    expect(ratioOf(times, names)).toEqual({ median: Infinity, minima: Infinity })
  })

  it('can be of whole times, or have two loops', () => {
    const times = { one: [130], 'no-op 1': [100], other: [20], 'no-op 2': [10] }
    expect(ratioOf(times, { of: 'one', to: 'other' }).median).toBe(6.5)
    const two = { of: 'one', above: 'no-op 1', to: 'other', toAbove: 'no-op 2' }
    expect(ratioOf(times, two).median).toBe(3)
  })

  it('throws if something was not measured', () => {
    expect(() => ratioOf({ 'no-op': [1], cors: [2] }, names)).toThrow('ours was not measured')
  })
})

it('each contender runs once in each round, in changing order, and rounds to warm up do not count', async () => {
  const ran: string[] = []
  const times = await inRounds(['a', 'b', 'c'], { rounds: 18, warmUp: 2 }, (name) =>
    Promise.resolve(ran.push(name)),
  )
  const rounds = Array.from({ length: 20 }, (_, round) => ran.slice(round * 3, round * 3 + 3))

  expect(times.a).toHaveLength(18)
  for (const round of rounds) expect([...round].sort()).toEqual(['a', 'b', 'c'])
  expect(new Set(rounds.map(String)).size).toBeGreaterThan(1)
})

describe('a batch', () => {
  const settings = { rounds: 1, warmUp: 0 }
  const order: string[] = []
  beforeEach(() => {
    order.length = 0
    vi.stubGlobal('gc', () => order.push('collect'))
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it('is prepared, and garbage collected, before it is timed', async () => {
    const prepare = () => {
      order.push('prepare')
      const until = performance.now() + 50
      while (performance.now() < until);
    }
    const a = { size: 1, prepare, run: () => order.push('run') }
    const times = await measureRounds({ a }, settings)

    expect(order).toEqual(['prepare', 'collect', 'run'])
    expect(times.a?.[0]).toBeLessThan(50e6)
  })

  it('may be asynchronous, and its time is divided by its size', async () => {
    const run = () => new Promise<void>((resolve) => setTimeout(resolve, 30))
    const times = await measureRounds({ a: { size: 10, run } }, settings)

    expect(times.a?.[0]).toBeGreaterThan(2.5e6)
    expect(times.a?.[0]).toBeLessThan(25e6)
  })
})
