import { describe, expect, it } from 'vitest'
import { checkTypes } from '../support/check-types.js'
import { blocksOf, docstringExamples, pagesWithCode, read } from './pieces.js'

const isCode = ({ language }: { language: string }): boolean => ['js', 'ts'].includes(language)
const code = [
  ...pagesWithCode.flatMap((page) => blocksOf(read(page), page)),
  ...docstringExamples(),
].filter(isCode)
const found = checkTypes(new Map(code.map((block) => [block.title, block.code])))

describe('every piece of code that a reader meets compiles in strict mode:', () => {
  it.each([...found])('%s', (_, problems) => {
    expect(problems).toEqual([])
  })

  it('and each has a name of its own', () => {
    expect(found.size).toBe(code.length)
  })
})
