import { execFile } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inRounds, ratioOf } from './rounds.js'

// How long it takes to load the package, in a program that does nothing else.

const root = fileURLToPath(new URL('../../', import.meta.url))

/**
 * @param {{ effort: number }} settings
 * @returns {Promise<import('./recorded.js').Figures>}
 */
export async function measureLoading({ effort }) {
  const project = await mkdtemp(join(tmpdir(), 'allow-origin-bench-'))
  try {
    await copyPackage(root, project)
    await copyPackage(join(root, 'node_modules/cors'), project)
    const names = ['import', 'require'].flatMap((how) => [`${how}: allow-origin`, `${how}: cors`])
    const rounds = Math.max(5, Math.round(60 * effort))
    const times = await inRounds(names, { rounds, warmUp: 2 }, (name) => load(name, project))
    const ratios = ['import', 'require'].map((how) => [
      `${how}: allow-origin / cors`,
      ratioOf(times, { of: `${how}: allow-origin`, to: `${how}: cors` }),
    ])
    return { ratios: Object.fromEntries(ratios), values: {} }
  } finally {
    await rm(project, { recursive: true })
  }
}

/** @param {string} what @param {string} cwd */
async function load(what, cwd) {
  const [how, name] = what.split(': ')
  const call = how === 'import' ? `await import('${name}')` : `require('${name}')`
  // The time that Node needs to start does not count.
  const program = `const start = performance.now(); ${call}; console.log(performance.now() - start)`
  const type = how === 'import' ? 'module' : 'commonjs'
  const flags = [`--input-type=${type}`, '--eval', program]
  const { stdout } = await promisify(execFile)(process.execPath, flags, { cwd, env: {} })
  return Number(stdout)
}

/**
 * Copies a package and its dependencies, as npm installs them. A link would take time to follow.
 *
 * @param {string} folder
 * @param {string} project
 */
async function copyPackage(folder, project) {
  const description = createRequire(import.meta.url)(join(folder, 'package.json'))
  const target = join(project, 'node_modules', description.name)
  const files = folder === root ? ['package.json', 'dist'] : ['.']
  for (const file of files) {
    await cp(join(folder, file), join(target, file), { recursive: true, dereference: true })
  }
  for (const dependency of Object.keys(description.dependencies ?? {})) {
    await copyPackage(join(root, 'node_modules', dependency), project)
  }
}
