import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'node20',
  removeNodeProtocol: false,
  esbuildOptions: (options) => {
    // Names stay as they are, for stack traces. Whitespace is a fifth of the package.
    options.minifyWhitespace = true
    options.chunkNames = 'shared'
  },
}

/** The types of `import 'allow-origin'`. `src/require.d.cts` has those of `require`. */
const importTypes = `export * from './named.cjs'
export { cors as default } from './named.cjs'
`

export default defineConfig(() => {
  // Not `clean`: the builds run side by side, and one could remove what another has just written.
  rmSync('dist', { recursive: true, force: true })
  return [
    // What the library and the program have in common is in a file that both import.
    {
      ...shared,
      entry: ['src/index.ts', 'src/cli.ts'],
      format: 'esm',
      splitting: true,
      // It stays CommonJS, which an ECMAScript module can import and not contain.
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
      // Without it, `require` would return an object with that export as its `default`.
      footer: { js: 'module.exports = module.exports.default;' },
    },
    // The types of both: an ECMAScript module can import those of a CommonJS module, and not the other way around.
    { entry: { named: 'src/index.ts' }, format: 'cjs', dts: { only: true } },
  ]
})
