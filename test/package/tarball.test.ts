import { statSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { execPath } from 'node:process'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from './run.js'
import { createFolder, pack, removeFolder, repository, unpack } from './tarball.js'

let folder: string
let tarball: string
let unpacked: string
beforeAll(async () => {
  folder = await createFolder()
  tarball = await pack(folder)
  unpacked = join(folder, 'package')
  await mkdir(unpacked)
  await unpack(tarball, unpacked)
}, 60_000)
afterAll(() => removeFolder(folder))

/** The bundlers name what files share after one of its parts, with a hash. */
const withoutHash = (path: string): string =>
  path.replace(/^dist\/[a-z]+(?:-[a-z]+)?-(?=[\w-]*[A-Z\d])[\w-]{8}(?=\.)/, 'dist/shared')

describe('the tarball', () => {
  test('contains only what a user needs', async () => {
    const entries = await readdir(unpacked, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const paths = files.map(({ parentPath, name }) => relative(unpacked, join(parentPath, name)))
    const pages = await readdir(join(repository, 'docs'))
    expect(paths.map(withoutHash).sort()).toEqual(
      [
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'dist/cli.js',
        'dist/fetch.cjs',
        'dist/fetch.d.cts',
        'dist/fetch.d.ts',
        'dist/fetch.js',
        'dist/index.cjs',
        'dist/index.d.cts',
        'dist/index.d.ts',
        'dist/index.js',
        'dist/load-suffixes.cjs',
        'dist/named.d.cts',
        'dist/shared.cjs',
        'dist/shared.d.cts',
        // What all entries share, and what only the library's do.
        'dist/shared.js',
        'dist/shared.js',
        'dist/suffixes-below.cjs',
        // The README and the pages link to each other.
        ...pages.filter((name) => name !== 'architecture.md').map((name) => `docs/${name}`),
        'package.json',
      ].sort(),
    )
  })

  test('is smaller than 650 kB unpacked', async () => {
    const entries = await readdir(unpacked, { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile())
    const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(650_000)
  })

  test('passes publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: unpacked, pack: false, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
  })

  test.each(['.', './fetch'])(
    'has the right types for every kind of module resolution: %s',
    async (entry) => {
      const attw = join(repository, 'node_modules/@arethetypeswrong/cli/dist/index.js')
      const output = await run(
        execPath,
        [attw, tarball, '--entrypoints', entry, '--format', 'ascii', '--no-emoji', '--no-color'],
        folder,
      )
      const verdicts = output.split('\n').filter((line) => line.includes(': OK'))
      expect(verdicts.map((line) => line.trim())).toEqual([
        'node10: OK',
        'node16 (from CJS): OK (CJS)',
        'node16 (from ESM): OK (ESM)',
        'bundler: OK',
      ])
    },
    60_000,
  )
})
