import { copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  target: 'node20',
  removeNodeProtocol: false,
  esbuildOptions: (options) => {
    options.minifyWhitespace = true
    options.minifySyntax = true
    options.chunkNames = 'shared-[hash]'
  },
  // It saves a third of the package. What a stack trace shows between a user's code and an error keeps its name; esbuild
  // can only rename all or none.
  minify: 'terser',
  terserOptions: {
    module: true,
    compress: false,
    keep_fnames: /^(?:apply|ask|blame|check|cors|create|decide|explain|judge|read|to[A-Z])/,
    // Users see these classes on the console. esbuild turns them into variables, which `keep_classnames` does not cover.
    mangle: { reserved: ['CompiledPolicy', 'CorsOptionsError', 'RunningPolicy'] },
  },
}

/** This file stays CommonJS. An ECMAScript module can import it, but not contain it. */
const onDemand = /\/load-suffixes\.cjs$/

/** Small files that need no build. `src/require.d.cts` has the types of `require('allow-origin')`. */
const written = {
  'index.d.ts': `export * from './named.cjs'
export { cors as default } from './named.cjs'
`,
  'fetch.d.ts': `export * from './fetch.cjs'
`,
  // Without this, `require` would return an object with the function as its `default`.
  'index.cjs': `module.exports = require('./shared.cjs').default
`,
  'fetch.cjs': `module.exports = require('./shared.cjs').fetch
`,
}

export default defineConfig(() => {
  // Not `clean`: the builds run in parallel, and one could remove what another has just written.
  rmSync('dist', { recursive: true, force: true })
  return [
    // `splitting` puts the code that several entries share in files that they import.
    {
      ...shared,
      entry: ['src/index.ts', 'src/fetch.ts', 'src/cli.ts'],
      format: 'esm',
      splitting: true,
      external: [onDemand],
      onSuccess: () => {
        for (const name of ['load-suffixes.cjs', 'suffixes-below.cjs'])
          copyFileSync(`src/origin/${name}`, `dist/${name}`)
        copyFileSync('src/require.d.cts', 'dist/index.d.cts')
        for (const [name, text] of Object.entries(written)) writeFileSync(`dist/${name}`, text)
        return Promise.resolve()
      },
    },
    // CommonJS cannot be split, so one file has both entries.
    { ...shared, entry: { shared: 'src/require.js' }, format: 'cjs', external: [onDemand] },
    // Types for both. An ECMAScript module can import CommonJS types, but not the other way around.
    { entry: { named: 'src/index.ts', fetch: 'src/fetch.ts' }, format: 'cjs', dts: { only: true } },
  ]
})
