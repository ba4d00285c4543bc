import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { nodeFileTrace } from '@vercel/nft'
import * as esbuild from 'esbuild'
import { rollup } from 'rollup'
import * as vite from 'vite'
import webpack from 'webpack'
import { run } from '../run.js'

/** Bundles a program into a folder, and returns the file to run. */
export type Bundle = (program: string, folder: string) => Promise<string>

const withEsbuild =
  (format: 'cjs' | 'esm', options: esbuild.BuildOptions = {}): Bundle =>
  async (program, folder) => {
    const outfile = join(folder, format === 'esm' ? 'bundle.mjs' : 'bundle.cjs')
    const all = { entryPoints: [program], bundle: true, format, outfile }
    await esbuild.build({ ...all, platform: 'node', logLevel: 'error', ...options })
    return outfile
  }

const withRollup =
  (format: 'cjs' | 'esm'): Bundle =>
  async (program, folder) => {
    const file = join(folder, format === 'esm' ? 'bundle.mjs' : 'bundle.cjs')
    const plugins = [nodeResolve({ preferBuiltins: true }), commonjs()]
    const bundle = await rollup({ input: program, plugins })
    await bundle.write({ file, format })
    await bundle.close()
    return file
  }

const withWebpack =
  (format: 'cjs' | 'esm'): Bundle =>
  (program, path) => {
    const isModule = format === 'esm'
    const filename = isModule ? 'bundle.mjs' : 'bundle.cjs'
    const compiler = webpack({
      mode: 'production',
      target: 'node20',
      context: dirname(program),
      entry: program,
      experiments: { outputModule: isModule },
      output: { path, filename, module: isModule },
    })
    return new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        compiler.close(() => {
          if (error) reject(error)
          else if (stats?.hasErrors()) reject(new Error(stats.toString()))
          else resolve(join(path, filename))
        })
      })
    })
  }

const withVite: Bundle = async (program, outDir) => {
  await vite.build({
    configFile: false,
    logLevel: 'error',
    root: dirname(program),
    ssr: { noExternal: true },
    build: {
      ssr: program,
      outDir,
      rolldownOptions: { output: { entryFileNames: 'bundle.mjs' } },
    },
  })
  return join(outDir, 'bundle.mjs')
}

const withNcc: Bundle = async (program, folder) => {
  const ncc = join(import.meta.dirname, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  await run(execPath, [ncc, 'build', program, '--no-cache', '--out', folder], folder)
  return join(folder, program.endsWith('.mjs') ? 'index.mjs' : 'index.cjs')
}

/** nft does not bundle. It finds the files that a program needs, so you can copy only these to a server. */
const withNft: Bundle = async (program, folder) => {
  const base = join(dirname(program), '..')
  const { fileList } = await nodeFileTrace([program], { base })
  for (const file of fileList) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await cp(join(base, file), join(folder, file))
  }
  return program.replace(base, folder)
}

const workerd: esbuild.BuildOptions = {
  platform: 'browser',
  conditions: ['workerd', 'worker', 'browser'],
  external: ['node:*'],
}

const neutral: esbuild.BuildOptions = {
  platform: 'neutral',
  mainFields: ['module', 'main'],
  external: ['node:*'],
}

/** The bundlers: title, program, and how to bundle it. */
export const bundlers: readonly (readonly [string, string, Bundle])[] = [
  ['esbuild, as CommonJS,', 'require.cjs', withEsbuild('cjs')],
  ['esbuild, as CommonJS from a module,', 'import.mjs', withEsbuild('cjs')],
  ['esbuild, as a module,', 'import.mjs', withEsbuild('esm')],
  [
    'esbuild, for production,',
    'import.mjs',
    withEsbuild('esm', { conditions: ['production'], minify: true }),
  ],
  ['esbuild, for workerd,', 'import.mjs', withEsbuild('esm', workerd)],
  ['esbuild, for no platform,', 'import.mjs', withEsbuild('esm', neutral)],
  ['esbuild, from `import` and `require`,', 'mixed.mjs', withEsbuild('cjs')],
  ['Rollup, as CommonJS,', 'require.cjs', withRollup('cjs')],
  ['Rollup, as a module,', 'import.mjs', withRollup('esm')],
  ['Rollup, from `import` and `require`,', 'mixed.mjs', withRollup('esm')],
  ['webpack, as CommonJS,', 'require.cjs', withWebpack('cjs')],
  ['webpack, as a module,', 'import.mjs', withWebpack('esm')],
  ['webpack, from `import` and `require`,', 'mixed.mjs', withWebpack('esm')],
  ['Vite, for a server,', 'import.mjs', withVite],
  ['Vite, from `import` and `require`,', 'mixed.mjs', withVite],
  ['ncc, as CommonJS,', 'require.cjs', withNcc],
  ['ncc, as a module,', 'import.mjs', withNcc],
  ['@vercel/nft, from CommonJS,', 'require.cjs', withNft],
  ['@vercel/nft, from a module,', 'import.mjs', withNft],
]
