// `npm start`: the playground, a page that says why a browser blocks a request, and an API to send real requests to. It
// runs from the sources, without `npm run build`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { bundlePage, library, readFrame } from './build.js'

/** @typedef {typeof import('./server.js')} Server */

/** Bundles the server with the sources of the library, which Node cannot run as they are. @returns {Promise<Server>} */
async function importServer() {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'))
  try {
    const outfile = join(folder, 'server.mjs')
    await build({
      entryPoints: [fileURLToPath(new URL('server.js', import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: 'inline',
      alias: library,
      plugins: [outside],
      logLevel: 'warning',
    })
    // Errors show the sources instead of the bundle.
    process.setSourceMapsEnabled(true)
    return await import(pathToFileURL(outfile).href)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/**
 * Leaves installed packages and CommonJS modules outside of the bundle. They are imported by their URLs, because the folder
 * of the bundle has no packages.
 *
 * @type {import('esbuild').Plugin}
 */
const outside = {
  name: 'outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]|\.cjs$/ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point' || path in library) return undefined
      const url = path.startsWith('.')
        ? pathToFileURL(join(resolveDir, path)).href
        : import.meta.resolve(path)
      return { path: url, external: true }
    })
  },
}

const [files, frame, { serve }] = await Promise.all([
  bundlePage({ isStatic: false }),
  readFrame(),
  importServer(),
])
await serve({ files, frame })
