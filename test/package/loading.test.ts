import { execPath } from 'node:process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from './project.js'
import { run } from './run.js'

let project: Project
beforeAll(async () => {
  project = await openProject()
}, 60_000)
afterAll(() => project.remove())

/** The parts of the package, and its dependencies, that a program has read when it ends. */
async function read(type: 'module' | 'commonjs', program: string): Promise<readonly string[]> {
  const start =
    type === 'module'
      ? `import { createRequire } from 'node:module'
         import { cors, createPolicy } from 'allow-origin'
         const { cache } = createRequire(import.meta.url)`
      : `const { cors, createPolicy } = require('allow-origin')
         const { cache } = require`
  const code = `${start}
    try { ${program} } catch {}
    console.log(JSON.stringify(Object.keys(cache)))`
  const output = await run(execPath, [`--input-type=${type}`, '--eval', code], project.folder)
  const files = JSON.parse(output) as readonly string[]
  const names = files.map(
    (file) =>
      /allow-origin\/dist\/(.*)\.cjs$/.exec(file)?.[1] ?? /\/(tldts|vary)\//.exec(file)?.[1],
  )
  return Array.from(new Set(names.filter((name) => name !== undefined))).sort()
}

describe('a program reads no more of the package than it needs:', () => {
  test.each([
    ['exact origins', "cors({ origin: ['https://app.example.com'], credentials: true })", []],
    ['patterns', "cors({ origin: 'https://*.example.com' })", []],
    [
      'patterns with credentials',
      "cors({ origin: 'https://*.example.com', credentials: true })",
      ['public-suffix', 'tldts'],
    ],
    ['a predicate', 'cors({ origin: (origin) => origin.length > 1 })', []],
    [
      'expressions',
      'cors({ origin: /^https:\\/\\/a\\.example\\.com$/ })',
      ['expression-problems', 'public-suffix', 'tldts'],
    ],
    ['an unknown option', 'cors({ origins: [] })', ['member-problems']],
    ['a malformed origin', "cors({ origin: 'app.example.com' })", ['entry-problems']],
    ['every origin with credentials', 'cors({ credentials: true })', ['origin-problems']],
    ['a middleware as options', 'cors((a, b, c) => a)', ['decider-problems']],
    [
      'an explanation',
      "createPolicy().explain({ origin: 'https://app.example.com' })",
      ['explain'],
    ],
    [
      'the nearest origin',
      "createPolicy({ origin: 'https://a.example' }).nearest('https://b.example')",
      ['most-alike'],
    ],
  ])('with %s', async (_, program, parts) => {
    expect(await read('commonjs', program)).toEqual(['index', 'vary', ...parts].sort())
    expect(await read('module', program)).toEqual(['for-import', 'index', 'vary', ...parts].sort())
  })
})

describe('a program that is bundled into one file', () => {
  const program = `
    import { cors, createPolicy, CorsOptionsError } from 'allow-origin'
    const problems = []
    for (const options of [{ origin: /example/ }, { origin: 'a.example' }, { origins: [] }]) {
      try { cors(options) } catch (error) {
        if (error instanceof CorsOptionsError) problems.push(error.problems[0].code)
      }
    }
    cors({ origin: 'https://*.example.com', credentials: true })
    const explanation = createPolicy().explain({ origin: 'https://app.example.com' })
    console.log(JSON.stringify([...problems, explanation.allowed]))`

  test.each(['esm', 'cjs'] as const)('has all parts of the package, as %s', async (format) => {
    const outfile = join(project.folder, `bundled.${format === 'esm' ? 'mjs' : 'cjs'}`)
    await build({
      stdin: { contents: program, resolveDir: project.folder },
      bundle: true,
      platform: 'node',
      format,
      outfile,
    })
    const output = await run(execPath, [outfile], project.folder)
    expect(JSON.parse(output)).toEqual([
      'expression-unanchored',
      'origin-scheme-missing',
      'unknown-option',
      true,
    ])
  })
})
