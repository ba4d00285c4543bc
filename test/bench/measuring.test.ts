import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runFresh } from './measuring/fresh-process.js'
import { costRatio, median, timeRatio } from './measuring/ratios.js'
import { measureRounds } from './measuring/rounds.js'
import { slope } from './memory/results.js'

describe('the median', () => {
  it.each([
    ['of one', [7], 7],
    ['of an odd number is the one in the middle', [9, 1, 5], 5],
    ['of an even number lies between the two in the middle', [4, 1, 9, 2], 3],
  ])('%s', (_, values, expected) => {
    expect(median(values)).toBe(expected)
  })

  it('of nothing is an error', () => {
    expect(() => median([])).toThrow(RangeError)
  })
})

describe('the ratio of two costs', () => {
  const names = { of: 'ours', to: 'limit', above: 'no-op' }

  it('is taken above what the loop itself takes', () => {
    const times = { 'no-op': [100, 100], limit: [300, 300], ours: [400, 400] }
    expect(costRatio(times, names)).toEqual({ median: 1.5, minima: 1.5 })
  })

  it('is not changed by rounds in which everything is slower, in the median', () => {
    const times = { 'no-op': [100, 500, 100], limit: [200, 1000, 200], ours: [220, 1100, 220] }
    expect(costRatio(times, names).median).toBeCloseTo(1.2)
  })

  it('is not changed by single batches that are slower, in the minima', () => {
    const times = { 'no-op': [100, 900, 100], limit: [950, 200, 990], ours: [220, 970, 995] }
    expect(costRatio(times, names).minima).toBeCloseTo(1.2)
  })

  it('is worse than any where noise has eaten up what it is divided by', () => {
    const times = { 'no-op': [100], limit: [99], ours: [110] }
    expect(costRatio(times, names)).toEqual({ median: Infinity, minima: Infinity })
  })

  it('can be taken above a floor for each of them', () => {
    const times = { one: [130], 'one, no-op': [100], other: [20], 'other, no-op': [10] }
    const of = { of: 'one', above: 'one, no-op', to: 'other', toAbove: 'other, no-op' }
    expect(costRatio(times, of)).toEqual({ median: 3, minima: 3 })
  })

  it('of something that was not measured is an error', () => {
    expect(() => costRatio({ 'no-op': [1], limit: [2] }, names)).toThrow('nobody measured ours')
  })
})

it('a ratio of whole times has no floor taken off', () => {
  const ratio = timeRatio({ ours: [30, 40], cors: [10, 20] }, { of: 'ours', to: 'cors' })
  expect(ratio).toEqual({ median: 2.5, minima: 3 })
})

describe('what is kept of each request', () => {
  it('is nothing where the heap only goes up and down', () => {
    const heaps = [50, 70, 70, 50].map((heap, index) => ({ requests: index * 1000, heap }))
    expect(slope(heaps)).toBe(0)
  })

  it('is what the heap grows by with each', () => {
    const heaps = [0, 1, 2, 3].map((point) => ({
      requests: point * 1000,
      heap: 9 + point * 32_000,
    }))
    expect(slope(heaps)).toBeCloseTo(32)
  })
})

describe('measuring in rounds', () => {
  const collect = vi.fn()
  beforeEach(() => {
    collect.mockClear()
    vi.stubGlobal('gc', collect)
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const settings = { rounds: 6, warmUpRounds: 2 }

  it('runs every batch once in each round, in orders that differ', async () => {
    const ran: string[] = []
    const batch = (name: string) => ({ size: 1, run: () => void ran.push(name) })
    await measureRounds({ a: batch('a'), b: batch('b'), c: batch('c') }, settings)
    const rounds = Array.from({ length: 8 }, (_, round) => ran.slice(round * 3, round * 3 + 3))

    expect(ran).toHaveLength(24)
    for (const round of rounds) expect([...round].sort()).toEqual(['a', 'b', 'c'])
    expect(new Set(rounds.map(String)).size).toBeGreaterThan(2)
  })

  it('leaves out the rounds that warm up', async () => {
    const times = await measureRounds({ a: { size: 1, run: () => undefined } }, settings)
    expect(times.a).toHaveLength(6)
  })

  it('prepares and collects garbage before each batch, outside of its time', async () => {
    const order: string[] = []
    collect.mockImplementation(() => order.push('collect'))
    const times = await measureRounds(
      {
        a: {
          size: 1,
          prepare: () => {
            order.push('prepare')
            waitFor(20)
          },
          run: () => void order.push('run'),
        },
      },
      { rounds: 1, warmUpRounds: 0 },
    )
    expect(order).toEqual(['prepare', 'collect', 'run'])
    expect(collect).toHaveBeenCalledWith({ type: 'minor' })
    expect(times.a?.[0]).toBeLessThan(20e6)
  })

  it('says the time of each of the things that a batch does, in nanoseconds', async () => {
    const times = await measureRounds(
      {
        a: {
          size: 10,
          run: () => {
            waitFor(20)
          },
        },
      },
      { rounds: 1, warmUpRounds: 0 },
    )
    expect(times.a?.[0]).toBeGreaterThanOrEqual(2e6)
    expect(times.a?.[0]).toBeLessThan(20e6)
  })

  it('waits for batches that are asynchronous', async () => {
    const run = () => new Promise<void>((resolve) => setTimeout(resolve, 30))
    const times = await measureRounds(
      { a: { size: 1, isAsync: true, run } },
      { rounds: 1, warmUpRounds: 0 },
    )
    expect(times.a?.[0]).toBeGreaterThan(25e6)
  })

  it('fails where a batch does', async () => {
    const run = () => {
      throw new Error('the batch failed')
    }
    await expect(measureRounds({ a: { size: 1, run } }, settings)).rejects.toThrow(
      'the batch failed',
    )
  })
})

describe('a process of its own', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allow-origin-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const started = new URL('measuring/fresh-process.js', import.meta.url).href
  function run(program: string): Promise<unknown> {
    const file = join(folder, 'program.mjs')
    writeFileSync(file, `import { answer } from '${started}'\n${program}`)
    return runFresh(pathToFileURL(file), { asked: 20 })
  }

  it('answers what it is asked, with garbage to collect by hand', async () => {
    expect(await run('await answer((asked) => [asked + 1, typeof gc])')).toEqual([21, 'function'])
  })

  it('has ended once it has answered, though it would go on', async () => {
    const pid = await run('setInterval(() => {}, 1000); await answer(() => process.pid)')
    expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH')
  })

  it('fails where it ends without an answer', async () => {
    await expect(run('process.exit(3)')).rejects.toThrow('ended with 3 and no answer')
  })
})

function waitFor(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
