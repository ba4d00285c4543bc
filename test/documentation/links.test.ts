import { existsSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages, read, root } from './pieces.js'

interface Manifest {
  readonly files: readonly string[]
}

const { files } = JSON.parse(read('package.json')) as Manifest
/** What npm packs without being told. */
const alwaysPacked = ['README.md', 'LICENSE', 'package.json']

const isPacked = (path: string): boolean =>
  alwaysPacked.includes(path) ||
  files.some((entry) => path === entry || path.startsWith(`${entry}/`))

/** A page without its blocks of code. */
const proseOf = (page: string): string => read(page).replace(/^```[\s\S]+?^```$/gm, '')

/** The anchors that GitHub gives the headings of a page. */
const anchorsOf = (page: string): readonly string[] =>
  Array.from(proseOf(page).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )

interface Link {
  readonly page: string
  readonly target: string
}

const links = [...pages, 'CHANGELOG.md'].flatMap((page): Link[] =>
  Array.from(proseOf(page).matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => ({ page, target })),
)
const inside = links.filter(({ target }) => !/^https?:/.test(target))

describe('a link inside the documentation leads somewhere, in the repository and in the package:', () => {
  it.each(inside.map((link) => [link.page, link.target]))('%s: %s', (page, target) => {
    const [file = '', anchor] = target.split('#')
    const path = file === '' ? page : normalize(join(dirname(page), file))

    expect(existsSync(join(root, path))).toBe(true)
    expect(isPacked(path)).toBe(true)
    if (anchor !== undefined) expect(anchorsOf(path)).toContain(anchor)
  })
})

describe('the documentation', () => {
  it('can be reached from the README, page by page', () => {
    const linked = links.map(({ page, target }) => normalize(join(dirname(page), target)))

    // For contributors: it is not in the package, and the contributing guide links to it.
    const elsewhere = ['README.md', 'docs/architecture.md']
    expect(pages.filter((page) => ![...elsewhere, ...linked].includes(page))).toEqual([])
  })

  it('starts with a README of 250 lines at most, which npm shows whole', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(250)
    expect(statSync(join(root, 'README.md')).size).toBeLessThan(64_000)
  })
})
