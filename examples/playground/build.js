// `npm run build:playground` writes the page as plain files, which any web server can serve from any folder.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const pathOf = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url))

/** The library's sources, so nothing has to be built before. */
export const library = { 'allow-origin': pathOf('../../src/index.ts') }

/** Modules of Node that only observers of decisions use. A page has no observers. */
const ofNode = ['node:diagnostics_channel', 'node:process', 'node:util']

/** @typedef {Map<string, Uint8Array>} Files by name. They are all in one folder. */

/**
 * Builds the page from the sources of the library and of the app.
 *
 * @param {{ isStatic: boolean }} options `isStatic` leaves out what needs the playground's server
 * @returns {Promise<Files>}
 */
export async function bundlePage({ isStatic }) {
  const { outputFiles } = await build({
    entryPoints: { index: 'index.html', icon: 'icon.svg', main: 'main.tsx' },
    absWorkingDir: pathOf('app'),
    // Nothing is written, but without a folder the files would have no names.
    outdir: '.',
    write: false,
    loader: { '.html': 'copy', '.svg': 'copy' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { IS_STATIC: String(isStatic) },
    alias: {
      ...library,
      ...Object.fromEntries(ofNode.map((name) => [name, pathOf('app/no-observers.js')])),
    },
    logLevel: 'warning',
  })
  return new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]))
}

/** Reads the page of the frames, which needs no build. @returns {Promise<Files>} */
export async function readFrame() {
  const names = ['index.html', 'frame.js']
  const contents = await Promise.all(names.map((name) => readFile(pathOf(`frame/${name}`))))
  return new Map(contents.map((content, index) => [names[index] ?? '', content]))
}

/** Writes the page to a folder. @param {{ outdir: string, isStatic: boolean }} options */
export async function buildPage({ outdir, isStatic }) {
  const files = await bundlePage({ isStatic })
  await mkdir(outdir, { recursive: true })
  for (const [name, contents] of files) await writeFile(`${outdir}/${name}`, contents)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const outdir = pathOf('dist')
  await buildPage({ outdir, isStatic: true })
  console.log('The playground is in examples/playground/dist/. Any web server can serve it.')
}
