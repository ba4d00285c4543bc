// Stops `npm publish` if the release is not ready.
import { execFileSync } from 'node:child_process'
import console from 'node:console'
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { releaseProblems } from './release-problems.js'

const root = new URL('../', import.meta.url)
/** @param {string} name */
const read = (name) => readFileSync(new URL(name, root), 'utf8')

const problems = releaseProblems({
  manifest: JSON.parse(read('package.json')),
  changelog: read('CHANGELOG.md'),
  tags: execFileSync('git', ['tag', '--points-at', 'HEAD'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean),
})
if (problems.length > 0) {
  console.error(['This release is not ready:', ...problems].join('\n- '))
  process.exitCode = 1
}
