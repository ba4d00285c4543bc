import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  entry: ['src/index.ts'],
  target: 'node20',
  sourcemap: true,
  dts: true,
  clean: true,
}

export default defineConfig([
  { ...shared, format: 'esm' },
  {
    ...shared,
    format: 'cjs',
    // `require('allow-origin')` must be the callable itself; the named exports ride on it.
    footer: { js: 'module.exports = Object.assign(cors, module.exports);' },
  },
])
