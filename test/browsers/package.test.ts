import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../integration/framework.js'
import { describeEngines } from './engines/describe-engines.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a page does with the package: policies are refused, and requests explained. */
const program = (entry: string): string => `
  import { createPolicy, CorsOptionsError } from '${entry}'
  const codesOf = (options) => {
    try { createPolicy(options) } catch (error) {
      if (error instanceof CorsOptionsError) return error.problems.map(({ code }) => code)
    }
  }
  globalThis.tryPackage = async () => {
    const policy = createPolicy({ origin: 'https://*.example.com', credentials: true, methods: ['GET'] })
    const request = { origin: 'https://app.example.com', method: 'PUT', credentials: true }
    const { allowed, suggestions } = await policy.explain(request)
    return {
      refused: codesOf({ origin: [/^https:.*example\\.com$/, 'https://*.github.io'], credentials: true }),
      allows: await policy.allows('https://app.example.com'),
      explained: [allowed, suggestions.map(({ option }) => option)],
    }
  }`

const expected = {
  refused: ['expression-look-alike', 'public-suffix'],
  allows: true,
  explained: [false, ['methods']],
}

/** Node modules that publish decisions. A page has nothing to publish them with. */
const ofNode = ['node:diagnostics_channel', 'node:process', 'node:util']
const silent = `${root}/examples/playground/app/no-observers.js`

/** The package and its dependencies as files that a browser can load without a bundler. */
const unbundled = async (): Promise<Record<string, string>> => ({
  ...Object.fromEntries(
    readdirSync(`${root}/dist`).map((name) => [
      `/dist/${name}`,
      readFileSync(`${root}/dist/${name}`, 'utf8'),
    ]),
  ),
  '/silent.js': readFileSync(silent, 'utf8'),
  // Browsers cannot load CommonJS.
  '/vary.js': await bundle(`export { default } from 'vary'`),
  '/load-suffixes.js': await bundle(`
    import loaders from './src/origin/load-suffixes.cjs'
    export const { loadTldts, loadSuffixesBelow } = loaders`),
})

/** What a page without a bundler needs for `dist/index.js`. For `dist/fetch.js`, the last two are enough. */
const importMap = {
  ...Object.fromEntries(ofNode.map((name) => [name, '/silent.js'])),
  vary: '/vary.js',
  '/dist/load-suffixes.cjs': '/load-suffixes.js',
}

async function bundle(contents: string, alias: Record<string, string> = {}): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    alias,
  })
  return outputFiles.map(({ text }) => text).join('')
}

const page = (script: string): string => `<!doctype html>
  <script type="importmap">${JSON.stringify({ imports: importMap })}</script>
  <script type="module" src="${script}"></script>`

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

describe('the built package', () => {
  it('imports Node modules, `vary` and a CommonJS file, and nothing else', () => {
    const imported = (names: readonly string[]): readonly string[] =>
      names.flatMap((name) =>
        Array.from(
          readFileSync(`${root}/dist/${name}`, 'utf8').matchAll(/(?:from|import) ?"([^"]+)"/g),
          ([, path = '']) => path,
        ),
      )
    const chunks = imported(['fetch.js']).map((path) => path.slice(2))
    expect(new Set(imported(['index.js']).filter((path) => path.startsWith('node:')))).toEqual(
      new Set(ofNode),
    )
    expect(new Set(imported(chunks).filter((path) => !path.startsWith('./shared-')))).toEqual(
      new Set(['vary', './load-suffixes.cjs']),
    )
    expect(imported(['fetch.js']).filter((path) => !path.startsWith('./shared-'))).toEqual([])
  })

  describe('runs in a page', { timeout: 60_000 }, () => {
    let origin: string

    beforeAll(async () => {
      const scripts: Readonly<Record<string, string>> = {
        ...(await unbundled()),
        '/bundled-fetch.js': await bundle(program('./dist/fetch.js')),
        '/bundled-index.js': await bundle(
          program('./dist/index.js'),
          Object.fromEntries(ofNode.map((name) => [name, silent])),
        ),
        '/unbundled-fetch.js': program('/dist/fetch.js'),
        '/unbundled-index.js': program('/dist/index.js'),
      }
      const { port, close } = await listen(
        createServer(({ url = '' }, response) => {
          const body = url.endsWith('.html') ? page(url.replace('.html', '.js')) : scripts[url]
          response.statusCode = body === undefined ? 404 : 200
          response.setHeader('Content-Type', types[extname(url)] ?? 'text/plain').end(body)
        }),
      )
      origin = `http://localhost:${port}`
      return close
    }, 60_000)

    describeEngines((browser) => {
      it.each([
        ['`allow-origin/fetch`, bundled as it is', 'bundled-fetch'],
        ['`allow-origin`, bundled without the Node modules', 'bundled-index'],
        ['`allow-origin/fetch`, with an import map', 'unbundled-fetch'],
        ['`allow-origin`, with an import map', 'unbundled-index'],
      ])('as %s', async (_, name) => {
        const { tab } = browser()
        await tab.open(`${origin}/${name}.html`)

        expect(await tab.call('tryPackage')).toEqual(expected)
      })
    })
  })
})
