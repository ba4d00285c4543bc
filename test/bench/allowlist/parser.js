import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'

/** The parser of serialized origins as a module: the package does not export it, so it is built of the same source. */
export async function buildParser() {
  const { outputFiles } = await build({
    entryPoints: [
      fileURLToPath(new URL('../../../src/origin/serialized-origin.ts', import.meta.url)),
    ],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  })
  return /** @type {import('esbuild').OutputFile} */ (outputFiles[0]).text
}
