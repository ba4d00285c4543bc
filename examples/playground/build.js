import { copyFile, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const pathOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

/** Modules of Node that only observers of decisions use. A page has no observers. */
const ofNode = ['node:diagnostics_channel', 'node:process', 'node:util']

/**
 * Builds the page from the sources of the library and of the app.
 *
 * @param {{ outdir: string, isStatic: boolean }} options `isStatic` leaves out what needs the playground's server
 */
export async function buildPage({ outdir, isStatic }) {
  await mkdir(outdir, { recursive: true })
  await Promise.all([
    build({
      entryPoints: [{ in: pathOf('app/main.tsx'), out: 'main' }],
      outdir,
      bundle: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { IS_STATIC: String(isStatic) },
      alias: {
        'allow-origin': pathOf('../../src/index.ts'),
        ...Object.fromEntries(ofNode.map((name) => [name, pathOf('app/no-observers.js')])),
      },
      logLevel: 'warning',
    }),
    ...['index.html', 'icon.svg'].map((name) =>
      copyFile(pathOf(`app/${name}`), `${outdir}/${name}`),
    ),
  ])
}
