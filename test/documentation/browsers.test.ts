import { describe, expect, it } from 'vitest'
import { usualRuns } from '../browsers/generated/cases.js'
import { isForPolicy } from '../browsers/matrix/cells.js'
import { tables } from '../browsers/matrix/tables.js'
import { read } from './pieces.js'

describe('the answer on tests in browsers', () => {
  it('has the numbers of the tests', () => {
    const [, answer = ''] =
      /^\*\*Is it tested in browsers\?\*\* (.+)$/m.exec(read('docs/faq.md')) ?? []
    const numbers = Array.from(answer.matchAll(/\b\d+\b/g), ([number]) => Number(number))
    const cells = tables.flatMap((table) => table.cells)

    expect(numbers).toEqual([cells.length, cells.filter(isForPolicy).length, usualRuns])
  })
})
