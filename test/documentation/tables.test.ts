import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root, tableUnder } from './pieces.js'

const source = (file: string): string => readFileSync(`${root}src/${file}`, 'utf8')
const plain = (cell = ''): string => cell.replaceAll('`', '')

describe("the README's table", () => {
  it('of options has each of them, with the default that its docstring says', () => {
    const options = source('options.ts').split('export interface CorsOptions')[1] ?? ''
    const declared = Array.from(
      options.matchAll(/@default ([^\n]+)\n[^@]*(?:@example[^@]*)?readonly (\w+)\?/g),
      ([, value, name]) => [name, value],
    )
    const listed = tableUnder('Options').map(([name, , value]) => [plain(name), plain(value)])

    expect(declared).toHaveLength(10)
    expect(listed).toEqual(declared)
  })

  it('of codes has each of them, in order', () => {
    const union = /CorsProblemCode =([\s\S]*?)\n\n/.exec(source('problems.ts'))?.[1] ?? ''
    const declared = Array.from(union.matchAll(/'([\w-]+)'/g), ([, code]) => code)
    const listed = tableUnder('What it refuses').map(([code]) => plain(code))

    expect(declared.length).toBeGreaterThan(10)
    expect(listed).toEqual(declared)
  })
})
