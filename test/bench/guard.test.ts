import { describe, expect, it } from 'vitest'
import { check, worsened } from './guard.js'

const recorded = { lookup: { median: 1.2, minima: 1.2 }, preflight: { median: 0.3, minima: 0.3 } }

describe('a ratio is worse', () => {
  it.each([
    ['that is as it was recorded', 1.2, 1.2, false],
    ['that is better', 0.9, 0.9, false],
    ['that is a quarter worse, as noise makes it', 1.5, 1.5, false],
    ['whose median alone is much worse', 3, 1.3, false],
    ['whose minima alone are much worse', 1.3, 3, false],
    ['that is half as much again', 1.8, 1.8, true],
    ['that noise has left without a number', Infinity, Infinity, true],
  ])('%s: %s, %s → %s', (_, median, minima, expected) => {
    expect(worsened({ lookup: { median, minima } }, recorded)).toEqual(expected ? ['lookup'] : [])
  })

  it('only if it was recorded: a new one has to be', () => {
    expect(() => worsened({ delegate: { median: 1, minima: 1 } }, recorded)).toThrow(
      'delegate was never recorded',
    )
  })
})

describe('the check', () => {
  /** Measures one ratio, time after time as listed. */
  function suspect(name: keyof typeof recorded, ...medians: readonly number[]) {
    let measured = 0
    return {
      title: name,
      times: () => measured,
      measure: () => {
        const median = medians[measured] ?? Number.NaN
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

  it('passes ratios that are slightly noisy, measured once', async () => {
    const lookup = suspect('lookup', 1.35)
    const preflight = suspect('preflight', 0.38)
    expect((await run(lookup, preflight)).worse).toEqual([])
    expect([lookup.times(), preflight.times()]).toEqual([1, 1])
  })

  it('fails a ratio that is worse each time, and says how much', async () => {
    const { worse, said } = await run(suspect('lookup', 2, 2.1, 1.9), suspect('preflight', 0.3))
    expect(worse).toEqual(['lookup'])
    expect(said).toContain('lookup is 1.9 ×, recorded: 1.2 ×')
  })

  it('passes a ratio that was worse twice, and then was not', async () => {
    const lookup = suspect('lookup', 2, 2, 1.3)
    expect((await run(lookup)).worse).toEqual([])
    expect(lookup.times()).toBe(3)
  })

  it('measures nothing again that was as recorded', async () => {
    const preflight = suspect('preflight', 0.3)
    await run(suspect('lookup', 2, 2, 2), preflight)
    expect(preflight.times()).toBe(1)
  })
})
