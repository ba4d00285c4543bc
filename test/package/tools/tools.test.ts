import { execFile } from 'node:child_process'
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { env, execPath } from 'node:process'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openProject, type Project } from '../project.js'
import { createFolder, removeFolder } from '../tarball.js'
import { bundlers } from './bundlers.js'
import { runtimes } from './runtimes.js'

const execute = promisify(execFile)

let project: Project
let root: string
let programs: string
beforeAll(async () => {
  project = await openProject()
  root = await realpath(project.folder)
  // Inside the project, so they find the package.
  programs = await mkdtemp(join(root, 'programs-'))
  await cp(join(import.meta.dirname, 'program'), programs, { recursive: true })
})
afterAll(async () => {
  await rm(programs, { recursive: true, force: true })
  await project.remove()
})

let folder: string
beforeEach(async () => {
  folder = await realpath(await createFolder())
})
afterEach(() => removeFolder(folder))

const reached = {
  refused: {
    unknown: 'unknown-option: origin',
    malformed: "origin-scheme-missing: 'https://app.example.com'",
    suffix: "public-suffix: 'https://your-app.github.io'",
    soundPattern: 'accepted',
    unsoundExpression: String.raw`expression-unanchored: /^https:\/\/app\.example\.com$/`,
    stallingExpression: String.raw`expression-backtracking: /^https:\/\/(?:[a-z])+\.example\.com$/`,
  },
  responses: [
    [200, 'https://app.example.com', 'Origin'],
    [200, null, 'Origin'],
    [204, 'https://app.example.com', 'Origin, Access-Control-Request-Headers'],
    [200, null, 'Origin'],
  ],
  published: ['listed', 'not-listed', 'listed', 'denied-by-predicate'],
  explained: [
    'Blocked: GET from https://other.example, with credentials',
    "origin: […, 'https://other.example']",
  ],
}

/** A program with both `import` and `require` has two copies of the package, and uses both. */
const expected = (program: string): unknown => {
  const copies = program === 'mixed.mjs' ? 2 : 1
  return {
    reached: Array(copies).fill(reached),
    logged: copies * reached.published.length,
    warned: copies,
  }
}

/** Runs a command. Returns the program's output, and how many decisions and warnings the package logged. */
async function output(
  [file = '', ...parameters]: readonly string[],
  cwd: string,
): Promise<unknown> {
  const environment = { PATH: env.PATH, HOME: folder, NODE_DEBUG: 'allow-origin' }
  const options = { cwd, env: environment, timeout: 50_000 }
  const { stdout, stderr } = await execute(file, parameters, options)
  return {
    reached: (stdout.match(/^\{.*\}$/gm) ?? []).map((line) => JSON.parse(line) as unknown),
    logged: stderr.match(/^ALLOW-ORIGIN \d+: /gm)?.length,
    warned: stderr.match(/\[origin-path\] CorsOptionsWarning: /g)?.length,
  }
}

test('a bundle cannot find installed packages', () => {
  const { resolve } = createRequire(join(folder, 'bundle.cjs'))
  for (const name of ['allow-origin', 'tldts', 'vary']) expect(() => resolve(name)).toThrow()
})

test.each(bundlers)('%s creates a bundle in which every part works', async (_, program, bundle) => {
  const file = await bundle(join(programs, program), folder)
  expect(await output([execPath, file], folder)).toEqual(expected(program))
})

test.each(runtimes)('%s runs every part', async (_, program, command) => {
  const parameters = command(join(programs, program), root, folder)
  expect(await output(parameters, programs)).toEqual(expected(program))
})
