import { execPath } from 'node:process'
import { join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openProject, type Project } from './project.js'
import { run } from './run.js'

let project: Project
beforeAll(async () => {
  project = await openProject()
}, 60_000)
afterAll(() => project.remove())

const imported = {
  commonjs: "const { cors, createPolicy } = require('allow-origin')",
  module: "import { cors, createPolicy } from 'allow-origin'",
}

/** Whether a program has loaded the Public Suffix List by the time it ends. */
async function loadsSuffixes(type: keyof typeof imported, program: string): Promise<boolean> {
  const code = `${imported[type]}
    try { ${program} } catch {}
    const { createRequire } = process.getBuiltinModule('node:module')
    const files = Object.keys(createRequire(process.cwd() + '/program.js').cache)
    console.log(files.some((file) => file.includes('tldts')))`
  const output = await run(execPath, [`--input-type=${type}`, '--eval', code], project.folder)
  return JSON.parse(output) as boolean
}

describe.each(['commonjs', 'module'] as const)('the Public Suffix List, from %s,', (type) => {
  test.each([
    ['nothing', ''],
    ['every origin', 'cors()'],
    ['exact origins', "cors({ origin: ['https://app.example.com'], credentials: true })"],
    ['patterns', "cors({ origin: 'https://*.example.com' })"],
  ])('is not loaded for %s', async (_, program) => {
    expect(await loadsSuffixes(type, program)).toBe(false)
  })

  test.each([
    ['patterns with credentials', "cors({ origin: 'https://*.example.com', credentials: true })"],
    ['regular expressions', 'cors({ origin: /^https:\\/\\/a\\.example\\.com$/ })'],
    ['a predicate, before any request', 'cors({ origin: (origin) => origin.length > 1 })'],
    ['a delegate, before any request', 'cors((request) => ({ origin: false }))'],
  ])('is loaded for %s', async (_, program) => {
    expect(await loadsSuffixes(type, program)).toBe(true)
  })
})

describe('a program bundled into one file', () => {
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

  test.each(['esm', 'cjs'] as const)('has every part of the package as %s', async (format) => {
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

describe('a program with `allow-origin/fetch`, bundled into one file', () => {
  const program = `
    import { cors, createPolicy } from 'allow-origin/fetch'
    const origin = 'https://app.example.com'
    const policy = createPolicy({ origin: [origin, 'https://*.example.org'], credentials: true })
    const request = new Request('https://api.example.com/', { headers: { Origin: origin } })
    const response = await cors(policy)(request, () => new Response('served'))
    console.log(JSON.stringify([...response.headers.keys()]))`

  const targets: readonly (readonly [
    string,
    Pick<BuildOptions, 'platform' | 'conditions' | 'mainFields'>,
  ])[] = [
    ['a worker', { platform: 'browser', conditions: ['workerd', 'worker', 'browser'] }],
    ['a browser', { platform: 'browser' }],
    ['any runtime', { platform: 'neutral', mainFields: ['module', 'main'] }],
  ]

  test.each(targets)('has no Node module in it: for %s', async (name, target) => {
    const outfile = join(project.folder, `${name.replaceAll(' ', '-')}.mjs`)
    const { metafile } = await build({
      ...target,
      stdin: { contents: program, resolveDir: project.folder },
      bundle: true,
      format: 'esm',
      metafile: true,
      outfile,
    })
    const output = await run(execPath, [outfile], project.folder)

    expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
    expect(JSON.parse(output)).toContain('access-control-allow-credentials')
  })
})
