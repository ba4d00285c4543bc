import { rmSync } from 'node:fs'
import { defineConfig, type Options } from 'tsup'

const shared: Options = {
  entry: ['src/index.ts'],
  target: 'node20',
  sourcemap: true,
}

export default defineConfig(() => {
  // Not `clean`: the two builds run side by side, and one could remove what the other has just written.
  rmSync('dist', { recursive: true, force: true })
  return [
    { ...shared, format: 'esm', dts: true },
    {
      ...shared,
      format: 'cjs',
      // `require('allow-origin')` must be the callable itself; the named exports ride on it.
      footer: { js: 'module.exports = Object.assign(cors, module.exports);' },
      // Says the same in the types (`export =`), but leaves out `default`, which is there at run time too.
      cjsInterop: true,
      dts: { footer: 'export { cors as default };' },
    },
    // The program is run, and imported by nobody.
    { ...shared, entry: ['src/cli.ts'], format: 'esm' },
  ]
})
