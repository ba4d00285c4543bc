import { describe, expect, it } from 'vitest'
import { blocksOf, pagesWithCode, read, type Block } from './pieces.js'
import { runCode, runCommand } from './run-block.js'

interface Run {
  readonly block: Block
  readonly printed: string | undefined
  /** The code that serves what a command asks. */
  readonly server: string
}

const isServer = ({ language, code }: Block): boolean =>
  language === 'js' && code.includes('listen(3000')

const isCommand = ({ language, code }: Block): boolean =>
  language === 'sh' && /^(?:npx allow-origin|curl) /m.test(code)

function runsOf(page: string): readonly Run[] {
  const blocks = blocksOf(read(page), page)
  return blocks.flatMap((block, index) => {
    const after = blocks[index + 1]
    const printed = after?.isOutput === true ? after.code : undefined
    const server = blocks.slice(0, index).findLast(isServer)?.code ?? ''
    return [{ block, printed, server }]
  })
}

const runs = pagesWithCode.flatMap(runsOf)
const named = (chosen: readonly Run[]): readonly (readonly [string, Run])[] =>
  chosen.map((run) => [run.block.title, run])

/** What differs from run to run. */
const settled = (output: string): string =>
  output
    .replaceAll('\r', '')
    .replace(/^( *Date: ).*$/gm, '$1…')
    .trimEnd()

describe('a block of JavaScript runs as it is:', () => {
  it.each(named(runs.filter(({ block }) => block.language === 'js')))(
    '%s',
    async (_, { block, printed }) => {
      const { status, output } = await runCode(block.code)

      if (printed === undefined) expect(status, output).toBe(0)
      else expect(settled(output)).toContain(settled(printed))
    },
  )
})

describe('a command runs against the server above it:', () => {
  it.each(named(runs.filter(({ block }) => isCommand(block))))(
    '%s',
    async (_, { block, printed = '', server }) => {
      expect(server).not.toBe('')
      const { output } = await runCommand(block.code, server)

      expect(settled(output)).toContain(settled(printed))
      expect(output).not.toBe('')
    },
  )
})

describe('what a page says is printed', () => {
  it('has a block above it that prints it', () => {
    const blocks = pagesWithCode.flatMap((page) => blocksOf(read(page), page))
    const orphans = blocks.filter(({ isOutput }, index) => {
      const before = blocks[index - 1]
      return isOutput && before?.language !== 'js' && !(before !== undefined && isCommand(before))
    })

    expect(orphans).toEqual([])
  })
})
