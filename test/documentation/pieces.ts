import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Piece {
  readonly title: string
  readonly code: string
}

export const readme = readFileSync(`${root}README.md`, 'utf8')

/** The fenced blocks of some languages, each with the heading above it. */
export function blocksOf(markdown: string, languages: readonly string[]): readonly Piece[] {
  const pieces: Piece[] = []
  let heading = ''
  for (const [, title, language = '', code = ''] of markdown.matchAll(
    /^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm,
  )) {
    if (title !== undefined) heading = title
    else if (languages.includes(language)) {
      pieces.push({ title: `${heading} (${pieces.length + 1})`, code })
    }
  }
  return pieces
}

/** The examples in the docstrings of the sources. */
export function docstringExamples(): readonly Piece[] {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(`${root}src/${file}`, 'utf8')
      const comments = Array.from(text.matchAll(/\/\*\*[\s\S]*?\*\//g), ([comment]) =>
        comment.replace(/^ *\* ?/gm, ''),
      )
      return comments.flatMap((comment, index) =>
        blocksOf(comment, ['ts']).map(({ code }) => ({ title: `${file} ${index}`, code })),
      )
    })
}

/** The rows of the table under a heading, each cell as it is written. */
export function tableUnder(heading: string): readonly (readonly string[])[] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
  return rows.slice(2).map((row) =>
    row
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )
}
