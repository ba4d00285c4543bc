import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createNumbers, shuffled } from '../measuring/rounds.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The whole of a program. What it takes to start Node is not measured. */
const programs = {
  import: (/** @type {string} */ name) =>
    `const start = performance.now(); await import('${name}'); console.log(performance.now() - start)`,
  require: (/** @type {string} */ name) =>
    `const start = performance.now(); require('${name}'); console.log(performance.now() - start)`,
}

const contenders = ['allow-origin', 'cors']

/**
 * How long it takes to load the package, in a program that loads nothing else, from where npm would have put it.
 *
 * @param {{ rounds: number }} settings
 * @returns {Promise<Record<string, number[]>>} nanoseconds, by `import/name` and `require/name`
 */
export async function measureImport({ rounds }) {
  const project = await mkdtemp(join(tmpdir(), 'allow-origin-bench-'))
  try {
    await copyPackage(root, project, 'allow-origin')
    await copyPackage(join(root, 'node_modules/cors'), project, 'cors')
    const runs = Object.entries(programs).flatMap(([how, program]) =>
      contenders.map((name) => ({ id: `${how}/${name}`, how, program: program(name) })),
    )
    const times = Object.fromEntries(runs.map(({ id }) => [id, /** @type {number[]} */ ([])]))
    const nextNumber = createNumbers()
    for (let round = -2; round < rounds; round += 1) {
      for (const { id, how, program } of shuffled(runs, nextNumber)) {
        const type = how === 'import' ? 'module' : 'commonjs'
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [`--input-type=${type}`, '--eval', program],
          { cwd: project, env: {} },
        )
        if (round >= 0) times[id]?.push(Number(stdout) * 1e6)
      }
    }
    return times
  } finally {
    await rm(project, { recursive: true })
  }
}

/**
 * Copies a package and what it depends on, as npm installs them; a link would take time of its own.
 *
 * @param {string} folder
 * @param {string} project
 * @param {string} name
 */
async function copyPackage(folder, project, name) {
  const description = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const target = join(project, 'node_modules', name)
  const files = name === 'allow-origin' ? ['package.json', ...description.files] : ['.']
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true })
    await cp(join(folder, file), join(target, file), { recursive: true })
  }
  for (const dependency of Object.keys(description.dependencies ?? {})) {
    await copyPackage(join(root, 'node_modules', dependency), project, dependency)
  }
}
