import { describe, expect, it } from 'vitest'
import { read, tableUnder } from './pieces.js'

const plain = (cell = ''): string => cell.replaceAll('`', '')

describe("the README's table", () => {
  it('of options has each of them, with the default that its docstring says', () => {
    const options = read('src/options.ts').split('export interface CorsOptions')[1] ?? ''
    const declared = Array.from(
      options.matchAll(/@default ([^\n]+)\n[^@]*(?:@example[^@]*)?readonly (\w+)\?/g),
      ([, value, name]) => [name, value],
    )
    const listed = tableUnder('README.md', 'Options').map(([name, , value]) => [
      plain(name),
      plain(value),
    ])

    expect(declared).toHaveLength(10)
    expect(listed).toEqual(declared)
  })
})
