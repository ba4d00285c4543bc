import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { files, readRecorded, readmeWith } from './report/files.js'
import { toPicture } from './report/picture.js'
import { isMet, targets } from './report/targets.js'

describe('what is recorded', () => {
  const recorded = readRecorded()

  it('is what the README shows', async () => {
    const readme = readFileSync(files.readme, 'utf8')
    expect(await readmeWith(recorded, readme)).toBe(readme)
  })

  it('is what the picture shows', () => {
    expect(readFileSync(files.picture, 'utf8')).toBe(toPicture(recorded.curves))
  })

  it.each(targets.map((target) => [target.title, target] as const))(
    'has a figure, and the reason where that misses the target: %s',
    (_, target) => {
      expect(isMet(target, recorded) || target.reason !== undefined).toBe(true)
    },
  )
})

describe('the README', () => {
  const recorded = readRecorded()

  it('keeps what stands around the tables', async () => {
    const written = await readmeWith(
      recorded,
      'before <!-- bench --> outdated <!-- /bench --> after',
    )
    expect(written).toMatch(/^before <!-- bench -->\n/)
    expect(written).toMatch(/<!-- \/bench --> after$/)
    expect(written).not.toContain('outdated')
  })

  it.each(['', '<!-- bench -->', '<!-- /bench -->'])(
    'is left alone where it has no place for them: %j',
    async (readme) => {
      await expect(readmeWith(recorded, readme)).rejects.toThrow('has to have')
    },
  )
})

describe('the picture', () => {
  const curves = {
    cors: [
      [1, 900],
      [1_000_000, 9_000_000],
    ],
    'allow-origin': [
      [1, 800],
      [1_000_000, 1000],
    ],
    limit: [
      [1, 700],
      [1_000_000, 990],
    ],
  } as const
  const picture = toPicture(curves)
  const coordinates = (pattern: RegExp): readonly number[] =>
    Array.from(picture.matchAll(pattern), ([, number]) => Number(number))

  it('has a line and a label for each curve, and is small', () => {
    expect(picture.match(/<polyline /g)).toHaveLength(3)
    for (const title of Object.keys(curves)) expect(picture).toContain(`>${title}</text>`)
    expect(picture.length).toBeLessThan(30_000)
  })

  it('puts no label over another', () => {
    const heights = [...coordinates(/<text x="570" y="([\d.]+)"/g)].sort((a, b) => a - b)
    const gaps = heights.slice(1).map((height, index) => height - (heights[index] ?? 0))
    expect(heights).toHaveLength(3)
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(16)
  })

  it('draws the same distance for each factor of ten, on both axes', () => {
    const across = coordinates(/<path d="M([\d.]+) /g).slice(0, 7)
    const steps = across.slice(1).map((x, index) => x - (across[index] ?? 0))
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 0)
    expect(picture).toContain('>1,000,000</text>')
    expect(picture).toContain('>10 ms</text>')
  })

  it('has a background of its own', () => {
    expect(picture).toContain('fill="#ffffff"/>')
  })
})

it('all that is written is there', () => {
  for (const file of Object.values(files)) expect(existsSync(file)).toBe(true)
})
