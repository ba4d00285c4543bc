import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { defineConfig, type Options } from 'tsup'

/**
 * Modules that most programs never run: they explain a request, examine a regular expression, or say what is wrong. Each
 * is built as a file of its own, which is read when one of its functions is first called; a program that does not call
 * them starts in a fraction of the time. They export functions alone.
 */
const loadedWhenNeeded = [
  'src/read-options/decider-problems.ts',
  'src/read-options/exception-problems.ts',
  'src/explain/explain.ts',
  'src/read-options/member-problems.ts',
  'src/observe/log-line.ts',
  'src/origin/entries/entry-problems.ts',
  'src/origin/entries/expression-problems.ts',
  'src/origin/most-alike.ts',
  'src/origin/entries/origin-problems.ts',
  'src/origin/public-suffix.ts',
]

const partOf = (module: string): string => `${basename(module, '.ts')}.cjs`

/** A module with the same exports, each of which reads the part and calls what has its name there. */
const standIn = (module: string): string =>
  Array.from(
    readFileSync(module, 'utf8').matchAll(/^export (?:function|const) (\w+)/gm),
    ([, name = '']) =>
      `export const ${name} = (...given) => require('./${partOf(module)}').${name}(...given)`,
  ).join('\n')

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/** @param entry the module that is built now, which stands for itself */
const loadWhenNeeded = (entry: string): Plugin => ({
  name: 'load-when-needed',
  setup(build) {
    const others = loadedWhenNeeded.filter((module) => module !== entry)
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const module = others.find((other) => resolve(other) === path)
      return module === undefined ? undefined : { contents: standIn(module), loader: 'js' }
    })
    build.onResolve({ filter: /^\.\/[\w-]+\.cjs$/ }, ({ path }) => ({ path, external: true }))
  },
})

/**
 * What `import` gets is what `require` gets: a program that uses both has one of each class, not two. To import CommonJS
 * Node searches its text for exports, which takes longer than to run it: so that text is two lines.
 */
const forImport = {
  'index.js': `import cors from './for-import.cjs'
export const { createPolicy, CorsOptionsError } = cors
export { cors, cors as default }
`,
  'for-import.cjs': `const cors = require('./index.cjs')
module.exports = cors
`,
}

const shared: Options = { target: 'node20', sourcemap: true }

export default defineConfig(() => {
  // Not `clean`: the builds run side by side, and one could remove what another has just written.
  rmSync('dist', { recursive: true, force: true })
  return [
    {
      ...shared,
      entry: { index: 'src/require.js' },
      format: 'cjs',
      esbuildPlugins: [loadWhenNeeded('src/require.js')],
      // Without it, `require` would return an object with that export as its `default`.
      footer: { js: 'module.exports = module.exports.default;' },
      onSuccess: () => {
        for (const [file, text] of Object.entries(forImport)) writeFileSync(`dist/${file}`, text)
        copyFileSync('src/require.d.cts', 'dist/index.d.cts')
        return Promise.resolve()
      },
    },
    ...loadedWhenNeeded.map((module): Options => ({
      ...shared,
      entry: [module],
      format: 'cjs',
      esbuildPlugins: [loadWhenNeeded(module)],
    })),
    { entry: ['src/index.ts'], format: 'esm', dts: { only: true } },
    // What `require.d.cts` reads: the same types, as a CommonJS module may not import those of an ECMAScript module.
    { entry: { named: 'src/index.ts' }, format: 'cjs', dts: { only: true } },
    // For bundlers, which put all of it in one file anyway: with no `require`, which an ECMAScript module does not have.
    { ...shared, entry: { whole: 'src/index.ts' }, format: 'esm' },
    // The program is run, and imported by nobody.
    { ...shared, entry: ['src/cli.ts'], format: 'esm' },
  ]
})
