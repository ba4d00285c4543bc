/** How large each file may be, minified and gzipped, without dependencies. */
const limits = {
  'index.cjs': '58 kB',
  'index.js': '57 kB',
  'fetch.cjs': '58 kB',
  'fetch.js': '57 kB',
  'cli.js': '38 kB',
}

/**
 * Bundles the files for a server, or for any runtime.
 *
 * @param {string} name
 * @returns {(config: import('esbuild').BuildOptions) => import('esbuild').BuildOptions}
 */
const bundleFor = (name) => (config) => ({
  ...config,
  platform: name === 'fetch.js' ? 'neutral' : 'node',
  format: 'esm',
})

export default Object.entries(limits).map(([name, limit]) => ({
  name,
  path: `dist/${name}`,
  limit,
  gzip: true,
  ignore: ['vary', 'tldts'],
  modifyEsbuildConfig: bundleFor(name),
}))
