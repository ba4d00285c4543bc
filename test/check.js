// `npm run check`: lints, type-checks and tests what has changed, all at the same time.
// It compares with the last commit. `npm run check -- main` compares with a branch.
import { execFileSync, spawn } from 'node:child_process'
import console from 'node:console'
import { existsSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const base = process.argv[2] ?? 'HEAD'

/** @param {string[]} args */
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean)
const changed = [
  ...git('diff', '--name-only', '--relative', '-z', base),
  ...git('ls-files', '--others', '--exclude-standard', '-z'),
]
const files = changed.filter((file) => existsSync(file))
const scripts = files.filter((file) => /\.[cm]?[jt]s$/.test(file))

/** @type {Record<string, string[]>} */
const checks = {
  // TypeScript 7 is several times faster. `npm test` uses the version that builds the package.
  types: ['typescript7/bin/tsc', '-b', '--incremental', 'tsconfig.all.json'],
}
if (scripts.length > 0) {
  const cache = ['--cache', '--cache-location', 'node_modules/.cache/eslint/']
  const strict = ['--max-warnings', '0', '--no-warn-ignored']
  checks.lint = ['eslint/bin/eslint.js', ...cache, ...strict, ...scripts]
}
if (files.length > 0) {
  checks.format = ['prettier/bin/prettier.cjs', '--check', '--ignore-unknown', ...files]
}
if (changed.length > 0) {
  checks.tests = ['vitest/vitest.mjs', 'run', '--project', 'node', '--changed', base]
}

/**
 * Prints the output of a check only if it fails. Several outputs at once would be hard to read.
 *
 * @param {string} name
 * @param {string[]} command
 */
async function passes(name, [program = '', ...args]) {
  const start = performance.now()
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const status = await new Promise((resolve) => child.once('close', resolve))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(6)} ${seconds.padStart(5)} s`)
  if (status !== 0) console.log(output)
  return status === 0
}

const subject = changed.length === 1 ? '1 file' : `${changed.length} files`
console.log(
  changed.length === 0
    ? `Nothing has changed since ${base}, so this checks only the types.`
    : `Checking ${subject} changed since ${base}, and the quick tests that depend on them.`,
)
const results = await Promise.all(
  Object.entries(checks).map(([name, command]) => passes(name, command)),
)
console.log('`npm test` lints everything and runs all the tests.')
if (results.includes(false)) process.exitCode = 1
