import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'node20',
  removeNodeProtocol: false,
  esbuildOptions: (options) => {
    options.minifyWhitespace = true
    options.minifySyntax = true
    options.chunkNames = 'shared'
  },
  // It saves a third of the package. Functions and classes keep their names, for readable stack traces. esbuild can only
  // rename all or none.
  minify: 'terser',
  terserOptions: { module: true, compress: false, mangle: { module: false, toplevel: false } },
}

/** The types of `import 'allow-origin'`. `src/require.d.cts` has those of `require`. */
const importTypes = `export * from './named.cjs'
export { cors as default } from './named.cjs'
`

export default defineConfig(() => {
  // Not `clean`: the builds run in parallel, and one could remove what another has just written.
  rmSync('dist', { recursive: true, force: true })
  return [
    // `splitting` puts the code that the library and the program share in a file that both import.
    {
      ...shared,
      entry: ['src/index.ts', 'src/cli.ts'],
      format: 'esm',
      splitting: true,
      // This file stays CommonJS. An ECMAScript module can import it, but not contain it.
      external: [/\/load-tldts\.cjs$/],
      onSuccess: () => {
        copyFileSync('src/origin/load-tldts.cjs', 'dist/load-tldts.cjs')
        copyFileSync('src/require.d.cts', 'dist/index.d.cts')
        writeFileSync('dist/index.d.ts', importTypes)
        return Promise.resolve()
      },
    },
    {
      ...shared,
      entry: { index: 'src/require.js' },
      format: 'cjs',
      // Without this, `require` would return an object with the function as its `default`.
      footer: { js: 'module.exports = module.exports.default;' },
    },
    // Types for both. An ECMAScript module can import CommonJS types, but not the other way around.
    { entry: { named: 'src/index.ts' }, format: 'cjs', dts: { only: true } },
  ]
})
