import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8')

export const readme = read('README.md')

/** What a user reads: the README, and the pages that the package has beside it. */
export const pages: readonly string[] = [
  'README.md',
  ...readdirSync(`${root}docs`)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => `docs/${file}`),
]

/** The pages whose code is for users to run. Each line of docs/errors.md is wrong on purpose. */
export const pagesWithCode = pages.filter((page) => page !== 'docs/errors.md')

/** A fenced block of a page. */
export interface Block {
  /** The page, and the heading above. */
  readonly title: string
  readonly language: string
  readonly code: string
  /** Whether it is what the block before it prints: `<!-- output -->` is in front of it. */
  readonly isOutput: boolean
}

export function blocksOf(markdown: string, title = ''): readonly Block[] {
  const blocks: Block[] = []
  let heading = ''
  for (const [, text, mark, language = '', code = ''] of markdown.matchAll(
    /^#+ (.+)$|^(<!-- output -->\n\n)?```(\w*)\n([\s\S]*?)^```$/gm,
  )) {
    if (text !== undefined) heading = text
    else {
      blocks.push({
        title: `${title} ${heading} (${blocks.length + 1})`,
        language,
        code,
        isOutput: mark !== undefined,
      })
    }
  }
  return blocks
}

/** The examples in the docstrings of the sources. */
export function docstringExamples(): readonly Block[] {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const comments = Array.from(
        read(`src/${file}`).matchAll(/\/\*\*[\s\S]*?\*\//g),
        ([comment]) => comment.replace(/^ *\* ?/gm, ''),
      )
      return comments.flatMap((comment, index) => blocksOf(comment, `${file} ${index}`))
    })
}

/** The rows of the first table below a heading, each cell as it is written. */
export function tableUnder(page: string, heading: string): readonly (readonly string[])[] {
  const section = read(page).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const [, table = ''] = /((?:^\|.*\n)+)/m.exec(section) ?? []
  const rows = table.trimEnd().split('\n')
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
}
