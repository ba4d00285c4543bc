import { describe, expect, it } from 'vitest'
import { blocksOf, pagesWithCode, read, type Block } from './pieces.js'
import { runCode, runCommand } from './run-block.js'

interface Run {
  readonly block: Block
  readonly printed: readonly string[]
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
    if (block.isOutput) return []
    const after = blocks.slice(index + 1)
    const end = after.findIndex(({ isOutput }) => !isOutput)
    // A page may leave out lines: `…` is there instead.
    const printed = after
      .slice(0, end === -1 ? undefined : end)
      .flatMap(({ code }) => code.split(/^ *…\n/m))
    const server = blocks.slice(0, index).filter(isServer).at(-1)?.code ?? ''
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

      if (printed.length === 0) expect(status, output).toBe(0)
      for (const text of printed) expect(settled(output)).toContain(settled(text))
    },
  )
})

describe('origins from the environment are read if the variable is', () => {
  const recipes = runs.filter(({ block }) => block.code.includes('process.env.ORIGINS'))

  it.each(['', 'https://a.example', 'https://a.example, https://b.example', 'https://a.example,'])(
    '%j',
    async (ORIGINS) => {
      const ends = recipes
        .filter(({ block }) => block.language === 'js')
        .map(({ block }) => runCode(block.code, { ...process.env, ORIGINS }))

      expect(ends.length).toBeGreaterThan(1)
      for (const { status, output } of await Promise.all(ends)) expect(status, output).toBe(0)
    },
  )
})

describe('a command runs against the server above it:', () => {
  it.each(named(runs.filter(({ block }) => isCommand(block))))(
    '%s',
    async (_, { block, printed, server }) => {
      expect(server).not.toBe('')
      const { output } = await runCommand(block.code, server)

      for (const text of printed) expect(settled(output)).toContain(settled(text))
      expect(output).not.toBe('')
    },
  )
})

describe('what a block prints', () => {
  it('comes after code or a command', () => {
    const orphans = runs.filter(
      ({ block, printed }) => printed.length > 0 && block.language !== 'js' && !isCommand(block),
    )

    expect(orphans).toEqual([])
  })
})
