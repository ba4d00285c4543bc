import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { examplesFolder } from './run-program.js'

const css = readFileSync(`${examplesFolder}/playground/app/styles/colors.css`, 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

const colorsIn = (part: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(part.matchAll(/--(\w[\w-]*): #([\da-f]{3,6});/g), ([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  )

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const digits = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = parseInt(digits.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Text colors and the backgrounds that they appear on. */
const pairs: readonly (readonly [text: string, backs: readonly string[]])[] = [
  ['text', ['page', 'surface', 'sunken', 'pass-back', 'fail-back', 'half-back']],
  ['quiet', ['page', 'surface', 'sunken', 'fail-back', 'pass-back', 'half-back']],
  ['accent', ['page', 'surface', 'accent-back']],
  ['on-accent', ['accent']],
  ['pass', ['page', 'surface', 'pass-back']],
  ['fail', ['page', 'surface', 'fail-back']],
  ['half', ['half-back']],
  ...['text', 'expression', 'number', 'name', 'comment'].map(
    (kind) => [`code-${kind}`, ['sunken', 'fail-back', 'pass-back']] as const,
  ),
]

/** Borders of fields, and the backgrounds on both sides. */
const edges = ['page', 'surface', 'sunken']

describe.each([
  ['light', colorsIn(light)],
  ['dark', colorsIn(dark)],
])('in the %s colors of the playground', (_, colors) => {
  test.each(pairs)('%s has enough contrast on every background', (text, backs) => {
    const tooLittle = backs
      .map((back) => [back, contrast(colors.get(text) ?? '', colors.get(back) ?? '')] as const)
      .filter(([, ratio]) => !(ratio >= 4.5))
    expect(tooLittle).toEqual([])
  })

  test('the borders of fields stand out from both sides', () => {
    const ratios = edges.map((back) => contrast(colors.get('edge') ?? '', colors.get(back) ?? ''))
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3)
  })
})
