import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { checkTypes } from '../support/check-types.js'
import { blocksOf, docstringExamples, readme, root } from './pieces.js'

const code = [...blocksOf(readme, ['js', 'ts']), ...docstringExamples()]
const found = checkTypes(new Map(code.map((piece) => [piece.title, piece.code])))

describe('every piece of code that a reader meets compiles in strict mode:', () => {
  it.each([...found])('%s', (_, problems) => {
    expect(problems).toEqual([])
  })

  it('and there are some, each with a name of its own', () => {
    expect(found.size).toBe(code.length)
    expect(found.size).toBeGreaterThan(20)
  })
})

describe('the error that the README shows', () => {
  const [before = '', after = ''] = readme.split('<!-- output -->')
  const shown = blocksOf(after, ['text'])[0]
  const example = blocksOf(before, ['js']).at(-1)

  it('is what its example prints', () => {
    const { stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '--eval', example?.code ?? ''],
      { cwd: root, encoding: 'utf8' },
    )

    expect(shown?.code).toBeDefined()
    expect(stderr).toContain(shown?.code.trimEnd())
  })
})
