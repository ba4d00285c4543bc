import { describe, expect, it } from 'vitest'
import { check, worsened } from './guard.js'

const recorded = { lookup: { median: 1.2, minima: 1.2 }, preflight: { median: 0.3, minima: 0.3 } }

describe('a ratio counts as worse:', () => {
  it.each([
    ['not if it is as recorded', 1.2, 1.2, false],
    ['not if it is better', 0.9, 0.9, false],
    ['not if it is a quarter worse, which may be noise', 1.5, 1.5, false],
    ['not if only the median is much worse', 3, 1.3, false],
    ['not if only the minima are much worse', 1.3, 3, false],
    ['if it is half as much again', 1.8, 1.8, true],
    ['if noise left no number', NaN, NaN, true],
  ])('%s: %s, %s → %s', (_, median, minima, expected) => {
    expect(worsened({ lookup: { median, minima } }, recorded)).toEqual(expected ? ['lookup'] : [])
  })

  it('a ratio that is not recorded throws', () => {
    expect(() => worsened({ delegate: { median: 1, minima: 1 } }, recorded)).toThrow(
      'delegate is not recorded',
    )
  })
})

describe('the check', () => {
  /** Measures a ratio several times, with these results. */
  function suspect(name: keyof typeof recorded, ...medians: readonly number[]) {
    let measured = 0
    return {
      title: name,
      times: () => measured,
      measure: () => {
        const median = medians[measured] ?? NaN
        measured += 1
        return Promise.resolve({ [name]: { median, minima: median } })
      },
    }
  }

  const run = async (...suspects: readonly ReturnType<typeof suspect>[]) => {
    const lines: string[] = []
    const say = (line: string): void => void lines.push(line)
    return { worse: await check(suspects, recorded, { attempts: 3, say }), said: lines.join('\n') }
  }

  it('measures what is as recorded once', async () => {
    const lookup = suspect('lookup', 1.35)
    expect((await run(lookup)).worse).toEqual([])
    expect(lookup.times()).toBe(1)
  })

  it('fails if a ratio is worse each time, and says how much', async () => {
    const { worse, said } = await run(suspect('lookup', 2, 2.1, 1.9), suspect('preflight', 0.3))
    expect(worse).toEqual(['lookup'])
    expect(said).toContain('lookup is 1.9 ×, recorded: 1.2 ×')
  })

  it('passes if a ratio was worse twice, and then was not', async () => {
    const lookup = suspect('lookup', 2, 2, 1.3)
    expect((await run(lookup)).worse).toEqual([])
    expect(lookup.times()).toBe(3)
  })
})
